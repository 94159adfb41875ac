package org.gridmediation.deadline;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.BeforeCommit;

/**
 * The clocks that a transaction has in hand, so that each step of a request does not look for them again. New ones are written at its end,
 * together; one that is over at the instant at which it began has kept nobody waiting and is not written at all (小事不出网格: reported and
 * settled in one request).
 */
@TransactionScoped
class OpenClocks {
    private record Begun(Dispute dispute, Clock clock, Move start, TimelineStep step) {}

    @Inject
    EntityManager entities;

    private final Map<UUID, List<Clock>> byDispute = new HashMap<>();
    private final Map<Clock, Begun> begun = new IdentityHashMap<>();

    void writeAtTheEnd(@Observes @Priority(BeforeCommit.CLOCKS) BeforeCommit ending) {
        write();
    }

    List<Clock> of(UUID dispute, Supplier<List<Clock>> find) {
        return byDispute.computeIfAbsent(dispute, d -> find.get());
    }

    void begin(Dispute dispute, Clock clock, Move start, TimelineStep step) {
        begun.put(clock, new Begun(dispute, clock, start, step));
    }

    /** @return whether the clock is gone as if it had never been */
    boolean forget(Clock clock, Instant at) {
        if (begun.containsKey(clock) && !at.isAfter(clock.startedAt)) return begun.remove(clock) != null;
        write();
        return false;
    }

    void write() {
        if (begun.isEmpty()) return;
        var now = new ArrayList<>(begun.values());
        begun.clear();
        for (var one : now) {
            // The dispute may have been opened to another area since.
            one.clock.belongsTo(one.dispute);
            one.clock.persist();
        }
        for (var one : now) entities.persist(new ClockEvent(one.dispute, one.clock, one.start, one.step));
    }
}
