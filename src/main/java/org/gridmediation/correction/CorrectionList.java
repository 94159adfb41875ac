package org.gridmediation.correction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.DisputeList;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;

/** Lists corrections, newest first. */
@ApplicationScoped
class CorrectionList {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    Paged<CorrectionSummary> list(CorrectionFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        var after = paging.after(2);
        var at = after.isEmpty() ? null : paging.time(after.get(0));
        var id = after.isEmpty() ? null : paging.id(after.get(1));
        var now = Days.now();
        return paging.page(
                rows(filter, at, id, paging.limit + 1),
                c -> new CorrectionSummary(c, now),
                c -> List.of(c.at, c.id),
                () -> rows(filter, null, null, Paging.counted()).size());
    }

    private List<Correction> rows(CorrectionFilter filter, Instant at, UUID id, int limit) {
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(Correction.class);
        var row = query.from(Correction.class);
        var conditions = conditions(filter, builder, row);
        if (at != null) {
            conditions.add(builder.lessThanOrEqualTo(row.get("at"), at));
            conditions.add(builder.or(builder.lessThan(row.get("at"), at), builder.lessThan(row.<UUID>get("id"), id)));
        }
        query.where(conditions.toArray(Predicate[]::new))
                .orderBy(builder.desc(row.get("at")), builder.desc(row.get("id")));
        return session.createQuery(query).setMaxResults(limit).getResultList();
    }

    private List<Predicate> conditions(CorrectionFilter filter, CriteriaBuilder builder, Root<Correction> row) {
        var conditions = new ArrayList<Predicate>();
        // What the caller flagged may lie beside their area: a dispute that they were let read.
        if (!filter.mine || filter.area != null)
            conditions.add(DisputeList.inArea(builder, row, filter.area == null ? caller.area() : filter.area));
        if (filter.mine) conditions.addAll(mine(builder, row));
        conditions.add(row.get("kind").in(RecordKind.readBy(caller.post().role())));
        if (filter.kind != null) conditions.add(builder.equal(row.get("kind"), filter.kind));
        if (filter.recordId != null) conditions.add(builder.equal(row.get("recordId"), filter.recordId));
        if (filter.state != null) conditions.add(builder.equal(row.get("state"), filter.state));
        if (filter.late)
            conditions.add(builder.or(
                    builder.greaterThan(row.get("missed"), 0),
                    builder.lessThanOrEqualTo(row.get("dueAt"), Days.now())));
        return conditions;
    }

    private List<Predicate> mine(CriteriaBuilder builder, Root<Correction> row) {
        var client = caller.post().clientId();
        return List.of(
                builder.equal(row.get("byArea"), caller.area()),
                builder.equal(row.get("byRole"), caller.post().role()),
                client == null ? row.get("byClient").isNull() : builder.equal(row.get("byClient"), client));
    }
}
