package org.gridmediation.deadline;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.deadline.OtherTasks.After;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;

/** Who must do what next: the running clocks by whom they wait for, and what other features add, nearest due first. */
@ApplicationScoped
class WorkList {
    private static final Comparator<Clock> NEAREST =
            Comparator.comparing((Clock c) -> c.due).thenComparing(c -> c.id.toString());

    /** A condition that one index answers in the list's order. */
    private interface Source extends BiFunction<CriteriaBuilder, Root<Clock>, List<Predicate>> {}

    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @All
    @Inject
    List<OtherTasks> others;

    Paged<TaskItem> list(TaskFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        var sources = filter.mine ? mine(filter) : all(filter);
        var key = paging.after(2);
        var after = key.isEmpty() ? null : new After(paging.time(key.get(0)), paging.id(key.get(1)));
        return paging.page(
                tasks(sources, filter, after, paging.limit + 1),
                task -> task,
                task -> List.of(task.due(), task.id()),
                () -> clocks(sources, filter, null, Paging.counted()).size()
                        + others(filter, null, Paging.counted()).count());
    }

    private List<TaskItem> tasks(List<Source> sources, TaskFilter filter, After after, int limit) {
        var clocks = clocks(sources, filter, after, limit);
        var disputes = disputes(clocks);
        var now = Days.now();
        return Stream.concat(
                        clocks.stream().map(clock -> new TaskItem(clock, disputes.get(clock.disputeId), now)),
                        others(filter, after, limit))
                .sorted(Comparator.comparing(TaskItem::due)
                        .thenComparing(task -> task.id().toString()))
                .limit(limit)
                .toList();
    }

    private Stream<TaskItem> others(TaskFilter filter, After after, int limit) {
        return others.stream().flatMap(other -> other.list(filter, after, limit).stream());
    }

    private List<Clock> clocks(List<Source> sources, TaskFilter filter, After after, int limit) {
        return sources.stream()
                .flatMap(source -> read(source, filter, after, limit).stream())
                .distinct()
                .sorted(NEAREST)
                .limit(limit)
                .toList();
    }

    private List<Clock> read(Source source, TaskFilter filter, After after, int limit) {
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(Clock.class);
        var row = query.from(Clock.class);
        var conditions = new ArrayList<>(source.apply(builder, row));
        conditions.add(builder.equal(row.get("state"), builder.literal(ClockState.RUNNING)));
        if (filter.kind != null) conditions.add(builder.equal(row.get("kind"), filter.kind));
        if (after != null) {
            conditions.add(builder.greaterThanOrEqualTo(row.get("due"), after.due()));
            conditions.add(builder.or(
                    builder.greaterThan(row.get("due"), after.due()), builder.greaterThan(row.get("id"), after.id())));
        }
        query.where(conditions.toArray(Predicate[]::new))
                .orderBy(builder.asc(row.get("due")), builder.asc(row.get("id")));
        return session.createQuery(query).setMaxResults(limit).getResultList();
    }

    /** What waits for somebody in the area; without one also what waits for the caller, whose committee may lie around their area. */
    private List<Source> all(TaskFilter filter) {
        if (filter.area != null) return List.of(inArea(filter.area));
        var inArea = inArea(caller.area());
        return caller.staffId() == null ? List.of(inArea) : List.of(inArea, asMediator(null));
    }

    private Source asMediator(AreaCode inside) {
        var staff = caller.staffId();
        return (builder, row) -> within(builder, row, inside, builder.equal(row.get("staffId"), staff));
    }

    /** What waits for the caller as the mediator, and what waits for the organization or the area of the caller's post. */
    private List<Source> mine(TaskFilter filter) {
        var inside = filter.area;
        var organization = caller.post().organizationId();
        Source asOfficer = (builder, row) -> {
            var conditions = within(
                    builder,
                    row,
                    inside,
                    builder.equal(row.get("dutyArea"), caller.area()),
                    row.get("staffId").isNull());
            if (organization != null)
                conditions.add(builder.or(
                        row.get("organizationId").isNull(), builder.equal(row.get("organizationId"), organization)));
            return conditions;
        };
        var asMediator = asMediator(inside);
        return caller.is(Role.MEDIATOR) ? List.of(asMediator) : List.of(asMediator, asOfficer);
    }

    private static List<Predicate> within(
            CriteriaBuilder builder, Root<Clock> row, AreaCode area, Predicate... conditions) {
        var all = new ArrayList<>(List.of(conditions));
        if (area != null) all.addAll(inArea(area).apply(builder, row));
        return all;
    }

    private static Source inArea(AreaCode area) {
        var subdistrict = area.at(Tier.SUBDISTRICT).value();
        return (builder, row) -> switch (area.tier()) {
            case PROVINCE, CITY -> List.of(builder.between(row.get("dutyDistrict"), area.value(), area.value() + "~"));
            case DISTRICT -> List.of(builder.equal(row.get("dutyDistrict"), area.value()));
            case SUBDISTRICT -> List.of(builder.equal(row.get("dutySubdistrict"), subdistrict));
            case COMMUNITY ->
                List.of(
                        builder.equal(row.get("dutySubdistrict"), subdistrict),
                        builder.equal(row.get("dutyCommunity"), area.value()));
            case GRID -> List.of(builder.equal(row.get("dutyArea"), area));
        };
    }

    private Map<UUID, Dispute> disputes(List<Clock> clocks) {
        var ids = clocks.stream().map(c -> c.disputeId).distinct().toList();
        if (ids.isEmpty()) return Map.of();
        return session.createQuery("from Dispute where id in :ids and district in :districts", Dispute.class)
                .setParameter("ids", ids)
                .setParameter(
                        "districts",
                        clocks.stream().map(c -> c.district).distinct().toList())
                .getResultStream()
                .collect(Collectors.toMap(d -> d.id, Function.identity()));
    }
}
