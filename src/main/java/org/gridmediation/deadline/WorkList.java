package org.gridmediation.deadline;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;

/** Who must do what next: the running clocks by whom they wait for, and what other features add, nearest due first. */
@ApplicationScoped
class WorkList {
    private static final Comparator<Clock> NEAREST =
            Comparator.comparing((Clock c) -> c.due).thenComparing(c -> c.id.toString());

    /** Running clocks, where one index gives them in the list's order. */
    private interface Source extends Supplier<Conditions> {}

    private static final KeysetList<Clock> DUE =
            KeysetList.ascending(Clock.class, KeysetList.time("due", c -> c.due), KeysetList.id("id", c -> c.id));

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
                        clocks.stream().map(clock -> new TaskItem(clock, disputes.get(clock.disputeId()), now)),
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
        var conditions = source.get().and("state = RUNNING").equal("kind", filter.kind);
        return DUE.rows(conditions, After.key(after), limit);
    }

    /** What waits for somebody in the area; without one also what waits for the caller, whose committee may lie around their area. */
    private List<Source> all(TaskFilter filter) {
        if (filter.area != null) return List.of(inArea(filter.area));
        var inArea = inArea(caller.area());
        return caller.staffId() == null ? List.of(inArea) : List.of(inArea, asMediator(null));
    }

    private Source asMediator(AreaCode inside) {
        var staff = caller.staffId();
        return () -> inArea(inside, inDistrict().is("staffId", staff));
    }

    /** What waits for the caller as the mediator, and what waits for the organization or the area of the caller's post. */
    private List<Source> mine(TaskFilter filter) {
        var organization = caller.post().organizationId();
        Source asOfficer = () -> inArea(
                filter.area,
                inDistrict()
                        .and("dutyArea = :caller", "caller", caller.area())
                        .and("staffId is null")
                        .and("organizationId is null or organizationId = :organization", "organization", organization));
        var asMediator = asMediator(filter.area);
        return caller.is(Role.MEDIATOR) ? List.of(asMediator) : List.of(asMediator, asOfficer);
    }

    private Source inArea(AreaCode area) {
        return () -> inArea(area, inDistrict());
    }

    /** Of whoever acts in one district nothing lies in another. */
    private Conditions inDistrict() {
        return new Conditions().inOneDistrict("", caller.area());
    }

    private static Conditions inArea(AreaCode area, Conditions conditions) {
        if (area == null) return conditions;
        conditions.inOneDistrict("", area);
        var subdistrict = area.at(Tier.SUBDISTRICT).value();
        return switch (area.tier()) {
            case PROVINCE, CITY -> conditions.beginning("dutyDistrict", area);
            case DISTRICT -> conditions.equal("dutyDistrict", area.value());
            case SUBDISTRICT -> conditions.equal("dutySubdistrict", subdistrict);
            case COMMUNITY -> conditions.equal("dutySubdistrict", subdistrict).equal("dutyCommunity", area.value());
            case GRID -> conditions.equal("dutyArea", area);
        };
    }

    private Map<UUID, Dispute> disputes(List<Clock> clocks) {
        var ids = clocks.stream().map(c -> c.disputeId()).distinct().toList();
        if (ids.isEmpty()) return Map.of();
        return Dispute.<Dispute>stream(
                        "id in ?1 and district in ?2",
                        ids,
                        clocks.stream().map(c -> c.district).distinct().toList())
                .collect(Collectors.toMap(d -> d.id, Function.identity()));
    }
}
