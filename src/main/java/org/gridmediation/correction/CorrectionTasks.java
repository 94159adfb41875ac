package org.gridmediation.correction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.deadline.ClockKind;
import org.gridmediation.deadline.OtherTasks;
import org.gridmediation.deadline.TaskFilter;
import org.gridmediation.deadline.TaskItem;
import org.gridmediation.http.Days;

/** What waits for an answer or a decision stands among the tasks. */
@ApplicationScoped
class CorrectionTasks implements OtherTasks {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Override
    public List<TaskItem> list(TaskFilter filter, After after, int limit) {
        // Officers answer; mediators have what is assigned to them.
        if (filter.kind != null && filter.kind != ClockKind.CORRECTION || filter.mine && caller.is(Role.MEDIATOR))
            return List.of();
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(Correction.class);
        var row = query.from(Correction.class);
        var conditions = new ArrayList<Predicate>();
        conditions.add(row.get("dueAt").isNotNull());
        conditions.add(row.get("kind").in(RecordKind.readBy(caller.post().role())));
        if (filter.mine) conditions.add(builder.equal(row.get("waitsFor"), caller.area()));
        if (!filter.mine || filter.area != null)
            conditions.addAll(waitingIn(builder, row, filter.area == null ? caller.area() : filter.area));
        if (after != null) {
            conditions.add(builder.greaterThanOrEqualTo(row.get("dueAt"), after.due()));
            conditions.add(builder.or(
                    builder.greaterThan(row.get("dueAt"), after.due()),
                    builder.greaterThan(row.get("id"), after.id())));
        }
        query.where(conditions.toArray(Predicate[]::new))
                .orderBy(builder.asc(row.get("dueAt")), builder.asc(row.get("id")));
        var now = Days.now();
        return session.createQuery(query)
                .setMaxResults(limit)
                .getResultStream()
                .map(c -> TaskItem.of(ClockKind.CORRECTION, c.id, c.dueAt, now, c.disputeId, c.area, c.waiting()))
                .toList();
    }

    private static List<Predicate> waitingIn(CriteriaBuilder builder, Root<Correction> row, AreaCode area) {
        return switch (area.tier()) {
            case PROVINCE, CITY -> List.of(builder.between(row.get("waitsDistrict"), area.value(), area.value() + "~"));
            case DISTRICT -> List.of(builder.equal(row.get("waitsDistrict"), area.value()));
            case SUBDISTRICT -> List.of(builder.equal(row.get("waitsSubdistrict"), area.value()));
            case COMMUNITY ->
                List.of(
                        builder.equal(
                                row.get("waitsSubdistrict"),
                                area.at(Tier.SUBDISTRICT).value()),
                        builder.between(row.get("waitsFor"), area, area.last()));
            case GRID -> List.of(builder.equal(row.get("waitsFor"), area));
        };
    }
}
