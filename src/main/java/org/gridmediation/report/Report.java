package org.gridmediation.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.ScopedRecord;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;

/** What a community or a subdistrict reports of a month, in as many editions as it took. */
@Entity
public class Report extends ScopedRecord {
    @Column(insertable = false, updatable = false)
    String city;

    @Column(insertable = false, updatable = false)
    String subdistrict;

    @Column(insertable = false, updatable = false)
    String community;

    @Enumerated(EnumType.STRING)
    Tier tier;

    /** The month's first day. */
    LocalDate period;

    @Enumerated(EnumType.STRING)
    ReportState state;

    int edition;
    Integer lockedEdition;

    /** The first instant at which it is late. */
    Instant dueAt;

    /** For the first time. */
    Instant submittedAt;

    int steps;

    @Version
    int version;

    static Report of(AreaCode area, LocalDate period, Instant dueAt) {
        var report = new Report();
        report.belongsTo(area);
        report.tier = area.tier();
        report.period = period;
        report.state = ReportState.DRAFT;
        report.edition = 1;
        report.dueAt = dueAt;
        return report;
    }

    boolean isLate() {
        return !(submittedAt == null ? Days.now() : submittedAt).isBefore(dueAt);
    }

    /** A report gets late without anybody's doing, and its answer is another one then. */
    int seen() {
        return 2 * version + (isLate() ? 1 : 0);
    }

    AreaCode nextTier() {
        return area.at(tier == Tier.COMMUNITY ? Tier.SUBDISTRICT : Tier.DISTRICT);
    }

    boolean isOn(ReportAction.Side side, AreaCode caller) {
        return caller.equals(side == ReportAction.Side.AREA ? area : nextTier());
    }

    ReportEvent note(ReportStep step, CallerPost by, String note) {
        steps++;
        return new ReportEvent(this, step, by, note);
    }
}
