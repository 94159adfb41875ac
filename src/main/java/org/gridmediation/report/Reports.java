package org.gridmediation.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.Operation;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.http.RowPaging;
import org.gridmediation.policy.Policies;
import org.gridmediation.policy.PolicyKey;
import org.gridmediation.records.AreaRecords;
import org.gridmediation.report.MonthlyReturn.DifferingReport;
import org.gridmediation.report.MonthlyReturn.Line;
import org.gridmediation.report.MonthlyReturn.LineKind;
import org.gridmediation.report.MonthlyReturn.MissingReport;

/** Finds reports, and writes down what happens to them. */
@ApplicationScoped
class Reports extends AreaRecords<Report> {
    @Inject
    EntityManager entities;

    @Inject
    Policies policies;

    @Inject
    ReturnCount returnCount;

    @Inject
    Event<ReportNotice> happened;

    @Inject
    ObjectMapper mapper;

    Reports() {
        super(Report.class);
    }

    @Override
    protected String path(Report report) {
        return "/v1/reports/" + report.id;
    }

    @Override
    protected int version(Report report) {
        return report.seen();
    }

    /** Locked, in the version that the caller saw, and only if the caller may do this to it now; done when this returns. */
    Report act(UUID id, ReportAction act, String note) {
        var report = seen(id);
        if (!act.states.contains(report.state))
            throw Problem.WRONG_STATE.exception(report.state).possible(report.state, allowed(report));
        if (!report.isOn(act.side, caller.area()))
            throw Problem.NOT_THE_REPORTING_TIER
                    .exception()
                    .possible(report.state, allowed(report))
                    .under(caller.otherPosts(act.operation, post -> report.isOn(act.side, post.area())));
        if (act == ReportAction.SUBMIT && edition(report, report.edition).violations > 0)
            throw Problem.CONTROLS_BROKEN.exception().possible(report.state, allowed(report));
        if (act == ReportAction.SUBMIT || act == ReportAction.LOCK) complete(report, edition(report, report.edition));
        report.state = act.after;
        if (act == ReportAction.CORRECT) report.edition++;
        if (act == ReportAction.LOCK) report.lockedEdition = report.edition;
        if (act == ReportAction.SUBMIT && report.submittedAt == null) report.submittedAt = Days.now();
        entities.persist(report.note(act.step, caller.post(), note));
        happened.fire(new ReportNotice(report.id, report.area, act.step, note));
        return report;
    }

    /** The ids of the operations that the caller may call on it now. */
    List<String> allowed(Report report) {
        return Stream.of(ReportAction.values())
                .filter(a ->
                        Operation.of(a.operation).roles().contains(caller.post().role()))
                .filter(a -> a.states.contains(report.state))
                .filter(a -> report.isOn(a.side, caller.area()))
                .filter(a -> a != ReportAction.SUBMIT || edition(report, report.edition).violations == 0)
                .map(a -> a.operation)
                .toList();
    }

    /** As the system does on the due day, or the area before it. */
    Report draft(AreaCode area, LocalDate period) {
        var report = Report.of(area, period, Days.start(dueDay(area, period).plusDays(1)));
        report.persist();
        entities.persist(report.note(ReportStep.DRAFTED, caller.post(), null));
        count(report, Edition.of(report, null));
        journal.about(report.id);
        return report;
    }

    LocalDate dueDay(AreaCode area, LocalDate period) {
        var next = period.plusMonths(1);
        return next.withDayOfMonth(policies.number(PolicyKey.REPORT_DUE_DAY, area.district(), next));
    }

    /** Counts what there is now, and makes it the edition's return. */
    void count(Report report, Edition edition) {
        var drawn = returnCount.draw(report.area, report.period);
        edition.countedAt = Days.now();
        edition.asOf = drawn.seen();
        write(edition, content(report, edition, drawn));
        edition.persist();
        entities.flush();
    }

    MonthlyReturn content(Report report, Edition edition, ReturnCount.Drawn drawn) {
        return new MonthlyReturn(
                report.area,
                Area.<Area>findById(report.area).name,
                report.tier,
                YearMonth.from(report.period).toString(),
                edition.number,
                edition.reason,
                edition.countedAt,
                drawn.total().figures().isZero(),
                edition.screenings,
                edition.disputesPrevented,
                edition.remark,
                drawn.columns(),
                drawn.lines(),
                drawn.violations(),
                missing(report),
                differing(report, drawn.lines()));
    }

    /** Whose accepted return is not what is known now: a later return of a tier above is no other truth about the same unit without saying so. */
    private List<DifferingReport> differing(Report report, List<Line> lines) {
        var units = new LinkedHashMap<AreaCode, Line>();
        for (var line : lines) if (line.kind() == LineKind.UNIT) units.put(line.area(), line);
        var differing = new ArrayList<DifferingReport>();
        for (var accepted : Edition.<Edition>list("""
                        select e from Edition e join Report r on r.id = e.reportId and r.district = e.district
                        where r.area in ?1 and r.period = ?2 and r.district = ?3
                          and e.number = case when r.state = ACCEPTED then r.edition else r.lockedEdition end
                        order by e.area""", units.keySet(), report.period, report.district)) {
            var line = units.get(accepted.area);
            var own = read(accepted).total();
            var figures = Comparison.of(new Line(line.kind(), line.area(), line.areaName(), own.figures()), line);
            if (!figures.isEmpty())
                differing.add(new DifferingReport(line.area(), line.areaName(), accepted.number, figures));
        }
        return differing;
    }

    /** Who right below has not had a report of the month accepted yet. */
    List<MissingReport> missing(Report report) {
        return Area.<Area>find(
                        """
                        select a.code, a.name, r.state
                        from Area a left join Report r on r.area = a.code and r.period = ?2 and r.district = ?4
                        where a.parent = ?1 and a.tier = COMMUNITY and a.validFrom <= ?3 and (a.validUntil is null or a.validUntil >= ?2)
                          and (r.id is null or r.lockedEdition is null and r.state <> ACCEPTED)
                        order by a.code""",
                        report.area,
                        report.period,
                        report.period.plusMonths(1).minusDays(1),
                        report.district)
                .project(MissingReport.class)
                .list();
    }

    /** The same return with what the area states besides, and with who is missing now or reported otherwise. */
    void complete(Report report, Edition edition) {
        var content = read(edition);
        write(edition, content.with(edition, missing(report), differing(report, content.lines())));
    }

    void write(Edition edition, MonthlyReturn content) {
        try {
            edition.content = mapper.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the return could not be written", e);
        }
        edition.zero = content.zero();
        edition.violations = content.violations().size();
        edition.missing = content.missing().size();
        edition.digest = ReturnFile.digest(edition.content.getBytes(StandardCharsets.UTF_8));
    }

    MonthlyReturn read(Edition edition) {
        try {
            return mapper.readValue(edition.content, MonthlyReturn.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the return of edition " + edition.id + " could not be read", e);
        }
    }

    /** @param number the newest when null */
    Edition edition(Report report, Integer number) {
        return edition(report, number, "edition");
    }

    /** @param parameter by which the number is given */
    Edition edition(Report report, Integer number, String parameter) {
        return Edition.<Edition>find(
                        "reportId = ?1 and district = ?2 and number = ?3",
                        report.id,
                        report.district,
                        number == null ? report.edition : number)
                .firstResultOptional()
                .orElseThrow(() -> Problem.INVALID_PARAMETER.in(parameter, "UNKNOWN_VALUE"));
    }

    List<Edition> editions(Report report) {
        return Edition.<Edition>list("reportId = ?1 and district = ?2 order by number", report.id, report.district);
    }

    ReportDetail detail(Report report) {
        entities.flush();
        var editions = editions(report);
        return new ReportDetail(report, Area.<Area>findById(report.area).name, editions, allowed(report));
    }

    List<ReportTimelineItem> timeline(Report report, RowPaging paging) {
        var rows = ReportEvent.<ReportEvent>find(
                        "reportId = ?1 and district = ?2 and number > ?3 order by number",
                        report.id,
                        report.district,
                        paging.after(Integer::valueOf, 0))
                .page(0, paging.wanted())
                .list();
        return paging.rows(rows, ReportTimelineItem::new, e -> e.number);
    }
}
