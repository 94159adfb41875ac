package org.gridmediation.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.area.Area;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;

/** From the draft to the lock, and from the lock to a correction. */
@ApplicationScoped
class ReportCycle {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Reports reports;

    /** Before the system does. */
    Report create(NewReport form) {
        caller.mustCover(form.area());
        var period = YearMonth.parse(form.period());
        var area = Area.<Area>findById(form.area());
        var faults = new Faults();
        faults.addIf(area == null, "/area", "AREA_UNKNOWN");
        faults.addIf(
                form.area().tier() != Tier.COMMUNITY && form.area().tier() != Tier.SUBDISTRICT,
                "/area",
                "AREA_REPORTS_NOT");
        faults.addIf(!period.isBefore(YearMonth.from(Days.today())), "/period", "PERIOD_NOT_OVER");
        faults.addIf(area != null && !wasThere(area, period), "/period", "AREA_NOT_VALID_THEN");
        faults.raise();
        caller.must("createReport", post -> post.area().equals(form.area()), Problem.NOT_THE_REPORTING_TIER);
        Problem.REPORT_EXISTS.unlessFree(Report.<Report>find(
                        "select id from Report where area = ?1 and period = ?2 and district = ?3",
                        form.area(),
                        period.atDay(1),
                        form.area().district())
                .project(UUID.class)
                .stream()
                .map(id -> "/v1/reports/" + id));
        return reports.draft(form.area(), period.atDay(1));
    }

    static boolean wasThere(Area area, YearMonth period) {
        return !area.validFrom.isAfter(period.atEndOfMonth())
                && (area.validUntil == null || !area.validUntil.isBefore(period.atDay(1)));
    }

    Report change(UUID id, ReportChange form) {
        var report = reports.act(id, ReportAction.CHANGE, null);
        var edition = reports.edition(report, null);
        edition.declare(form);
        reports.complete(report, edition);
        return report;
    }

    Report recount(UUID id) {
        var report = reports.act(id, ReportAction.RECOUNT, null);
        reports.count(report, reports.edition(report, null));
        return report;
    }

    Report giveBack(UUID id, ReportReason form) {
        return reports.act(id, ReportAction.RETURN, form.reason().strip());
    }

    /** With the forms as they look now, so that they look so for ever. */
    Report lock(UUID id) {
        var report = reports.act(id, ReportAction.LOCK, null);
        var edition = reports.edition(report, null);
        var content = reports.read(edition);
        entities.persist(new LockedFile(report, ReturnFormat.XLSX, ReturnFormat.XLSX.draw(content)));
        entities.persist(new LockedFile(report, ReturnFormat.PDF, ReturnFormat.PDF.draw(content)));
        edition.lockedAt = Days.now();
        entities.flush();
        return report;
    }

    Report correct(UUID id, ReportReason form) {
        var report = reports.act(id, ReportAction.CORRECT, form.reason().strip());
        var before = reports.edition(report, report.lockedEdition);
        var edition = Edition.of(report, form.reason().strip());
        edition.declare(new ReportChange(before.screenings, before.disputesPrevented, before.remark));
        reports.count(report, edition);
        return report;
    }

    ReturnFile file(UUID id, Integer number, ReturnFormat format) {
        var report = reports.get(id);
        var edition = reports.edition(report, number);
        var name = "report-%s-%s-%d".formatted(report.area, YearMonth.from(report.period), edition.number);
        if (format == ReturnFormat.JSON) {
            return new ReturnFile(name, format, edition.content.getBytes(StandardCharsets.UTF_8), edition.digest);
        }
        if (edition.lockedAt == null) {
            var drawn = format.draw(reports.read(edition));
            return new ReturnFile(name, format, drawn, ReturnFile.digest(drawn));
        }
        return LockedFile.<LockedFile>find(
                        "reportId = ?1 and district = ?2 and edition = ?3 and format = ?4",
                        report.id,
                        report.district,
                        edition.number,
                        format)
                .firstResultOptional()
                .map(kept -> new ReturnFile(name, format, kept.content, kept.digest))
                .orElseThrow();
    }
}
