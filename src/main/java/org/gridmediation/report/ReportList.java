package org.gridmediation.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import org.gridmediation.access.Caller;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;

/** Lists reports, the latest month first. */
@ApplicationScoped
public class ReportList {
    private static final KeysetList<Report> LATEST = KeysetList.descending(
            Report.class, KeysetList.day("period", r -> r.period), KeysetList.id("id", r -> r.id));

    @Inject
    Caller caller;

    public Paged<ReportSummary> list(ReportFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        var conditions = new Conditions()
                .inArea(filter.area == null ? caller.area() : filter.area)
                .equal("tier", filter.tier)
                .equal("state", filter.state)
                .equal(
                        "period",
                        filter.period == null
                                ? null
                                : YearMonth.parse(filter.period).atDay(1));
        return LATEST.page(conditions, paging, ReportSummary::new);
    }
}
