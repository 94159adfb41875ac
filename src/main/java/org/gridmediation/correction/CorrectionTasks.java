package org.gridmediation.correction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;

/** What waits for an answer or a decision stands among the tasks. */
@ApplicationScoped
class CorrectionTasks implements OtherTasks {
    private static final KeysetList<Correction> NEAREST = KeysetList.ascending(
            Correction.class, KeysetList.time("dueAt", c -> c.dueAt), KeysetList.id("id", c -> c.id));

    @Inject
    Caller caller;

    @Override
    public List<TaskItem> list(TaskFilter filter, After after, int limit) {
        // Officers answer; mediators have what is assigned to them.
        if (filter.kind != null && filter.kind != ClockKind.CORRECTION || filter.mine && caller.is(Role.MEDIATOR))
            return List.of();
        var conditions = new Conditions()
                .inOneDistrict("", caller.area())
                .and("dueAt is not null")
                .and("kind in :kinds", "kinds", RecordKind.readBy(caller.post()));
        if (filter.mine) conditions.equal("waitsFor", caller.area());
        if (!filter.mine || filter.area != null)
            waitingIn(filter.area == null ? caller.area() : filter.area, conditions);
        var now = Days.now();
        return NEAREST.rows(conditions, After.key(after), limit).stream()
                .map(c -> TaskItem.of(ClockKind.CORRECTION, c.id, c.dueAt, now, c.disputeId(), c.area, c.waiting()))
                .toList();
    }

    private static void waitingIn(AreaCode area, Conditions conditions) {
        switch (area.tier()) {
            case PROVINCE, CITY -> conditions.beginning("waitsDistrict", area);
            case DISTRICT -> conditions.equal("waitsDistrict", area.value());
            case SUBDISTRICT -> conditions.equal("waitsSubdistrict", area.value());
            case COMMUNITY ->
                conditions
                        .equal("waitsSubdistrict", area.at(Tier.SUBDISTRICT).value())
                        .within("waitsFor", area);
            case GRID -> conditions.and("waitsFor = :grid", "grid", area);
        }
    }
}
