package org.gridmediation.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.DisputeList;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;

/** Lists reports, the latest month first. */
@ApplicationScoped
public class ReportList {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    public Paged<ReportSummary> list(ReportFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        var after = paging.after(2);
        var period = after.isEmpty() ? null : paging.day(after.get(0));
        var id = after.isEmpty() ? null : paging.id(after.get(1));
        return paging.page(
                rows(filter, period, id, paging.limit + 1),
                ReportSummary::new,
                r -> List.of(r.period, r.id),
                () -> rows(filter, null, null, Paging.counted()).size());
    }

    private List<Report> rows(ReportFilter filter, LocalDate period, UUID id, int limit) {
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(Report.class);
        var row = query.from(Report.class);
        var conditions = conditions(filter, builder, row);
        if (period != null) {
            conditions.add(builder.lessThanOrEqualTo(row.get("period"), period));
            conditions.add(
                    builder.or(builder.lessThan(row.get("period"), period), builder.lessThan(row.<UUID>get("id"), id)));
        }
        query.where(conditions.toArray(Predicate[]::new))
                .orderBy(builder.desc(row.get("period")), builder.desc(row.get("id")));
        return session.createQuery(query).setMaxResults(limit).getResultList();
    }

    private List<Predicate> conditions(ReportFilter filter, CriteriaBuilder builder, Root<Report> row) {
        var conditions = new ArrayList<Predicate>();
        conditions.add(DisputeList.inArea(builder, row, filter.area == null ? caller.area() : filter.area));
        if (filter.tier != null) conditions.add(builder.equal(row.get("tier"), filter.tier));
        if (filter.state != null) conditions.add(builder.equal(row.get("state"), filter.state));
        if (filter.period != null)
            conditions.add(builder.equal(
                    row.get("period"), YearMonth.parse(filter.period).atDay(1)));
        return conditions;
    }
}
