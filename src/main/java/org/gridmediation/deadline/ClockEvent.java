package org.gridmediation.deadline;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.dispute.TimelineStep;

/** A line of a clock's log; only ever added. */
@Entity
class ClockEvent extends DisputePart {
    UUID clockId;
    private int number;

    @Enumerated(EnumType.STRING)
    private Move.Kind kind;

    private Instant at;
    private int amount;

    @Enumerated(EnumType.STRING)
    private TimelineStep step;

    protected ClockEvent() {}

    /** @param step what happened to the dispute that moved the clock; null when it moved alone */
    ClockEvent(Dispute dispute, Clock clock, Move move, TimelineStep step) {
        belongsTo(dispute);
        clockId = clock.id;
        number = clock.moves;
        kind = move.kind();
        at = move.at();
        amount = move.amount();
        this.step = step;
    }

    Move move() {
        return new Move(kind, at, amount);
    }

    TimelineStep step() {
        return step;
    }
}
