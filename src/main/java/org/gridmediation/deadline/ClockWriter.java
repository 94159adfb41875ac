package org.gridmediation.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gridmediation.calendar.Calendars;
import org.gridmediation.calendar.Term;
import org.gridmediation.calendar.Unit;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.organization.Organization;

/** What can be done to a clock: each time a line in its log, and what follows from it. */
@ApplicationScoped
class ClockWriter {
    @Inject
    EntityManager entities;

    @Inject
    DeadlinePolicies policies;

    @Inject
    Calendars calendars;

    @Inject
    Disputes disputes;

    @Inject
    OpenClocks inHand;

    @Inject
    Event<MissedDeadline> missed;

    List<Clock> none(Dispute dispute) {
        return inHand.of(dispute.id, ArrayList::new);
    }

    List<Clock> open(Dispute dispute) {
        return inHand.of(
                dispute.id,
                () -> new ArrayList<>(Clock.<Clock>list("dispute = ?1 and state <> STOPPED", dispute.key())));
    }

    void start(
            Dispute dispute,
            ClockKind kind,
            UUID about,
            Instant from,
            PolicyForm form,
            Instant due,
            Organization owner,
            TimelineStep step) {
        var clock = new Clock();
        clock.belongsTo(dispute);
        clock.kind = kind;
        clock.about = about;
        clock.state = ClockState.RUNNING;
        clock.startedAt = from;
        if (due != null) clock.lasts(new Term(0, Unit.NATURAL_DAY, false), due, List.of());
        else {
            var policy = policies.inForce(kind, dispute, form, Days.of(from));
            if (policy.isEmpty()) return;
            clock.lasts(policy.get().term(), null, policy.get().reminders);
        }
        if (owner != null) clock.waitsFor(owner);
        else clock.waitsFor(dispute);
        var start = new Move(Move.Kind.START, from, 0);
        reckon(clock, new ClockLog(clock.term(), clock.given, List.of(start)));
        clock.moves = 1;
        inHand.begin(dispute, clock, start, step);
        open(dispute).add(clock);
    }

    /**
     * Whoever did it in time has missed nothing, though it is recorded late.
     *
     * @param at when it is recorded
     * @param done when it was done
     */
    void stop(Dispute dispute, Clock clock, Instant at, Instant done, TimelineStep step) {
        if (inHand.forget(clock, at)) {
            open(dispute).remove(clock);
            return;
        }
        // What was done before the matter was urgent is no answer to that.
        var early = clock.kind == ClockKind.URGENT_DISPOSAL && done.isBefore(clock.startedAt);
        if (clock.due == null || early || !done.isBefore(clock.due)) missIfLate(dispute, clock, at);
        else if (clock.missedAt != null) {
            clock.missedAt = null;
            dispute.missed--;
        }
        // Whoever heard of it may have stopped it already.
        if (clock.state == ClockState.STOPPED) return;
        // Its due time stays what it was: nothing is reckoned again.
        var ended = later(at, clock.startedAt);
        clock.moves++;
        entities.persist(new ClockEvent(dispute, clock, new Move(Move.Kind.STOP, ended, 0), step));
        clock.state = ClockState.STOPPED;
        clock.stoppedAt = ended;
        open(dispute).remove(clock);
    }

    void move(Dispute dispute, Clock clock, Move.Kind kind, Instant at, int amount, TimelineStep step) {
        inHand.write();
        missIfLate(dispute, clock, at);
        if (clock.state == ClockState.STOPPED) return;
        var before = log(clock);
        var move = new Move(kind, later(at, before.last()), amount);
        var log = before.with(move);
        clock.moves++;
        entities.persist(new ClockEvent(dispute, clock, move, step));
        clock.state = log.state();
        reckon(clock, log);
    }

    private void reckon(Clock clock, ClockLog log) {
        var calendar = calendars.current();
        clock.due = log.due(calendar);
        clock.calendar = calendar.revision();
        if (clock.due != null && clock.missedAt != null && clock.due.isAfter(Days.now())) clock.missedAt = null;
    }

    /** A calendar that became known since: what is not due yet may be due on another day. */
    void reckonAnew(Dispute dispute) {
        for (var clock : open(dispute)) if (clock.missedAt == null) reckon(clock, log(clock));
        arrange(dispute);
    }

    private ClockLog log(Clock clock) {
        return new ClockLog(
                clock.term(),
                clock.given,
                events(clock).stream().map(ClockEvent::move).toList());
    }

    private List<ClockEvent> events(Clock clock) {
        return ClockEvent.<ClockEvent>list("dispute = ?1 and clockId = ?2 order by number", clock.dispute, clock.id);
    }

    /** What passed since the last look: missed once each, wherever it is found out. */
    void passed(Dispute dispute, Instant at) {
        for (var clock : List.copyOf(open(dispute))) {
            if (clock.state != ClockState.RUNNING) continue;
            if (clock.remindAt != null && !at.isBefore(clock.remindAt)) {
                clock.remindAfter(at);
                disputes.note(dispute, TimelineStep.REMINDED, clock.id);
            }
            if (!clock.isLate(at)) continue;
            if (clock.kind.isDuty()) missIfLate(dispute, clock, at);
            else stop(dispute, clock, at, at, null);
        }
        arrange(dispute);
    }

    private void missIfLate(Dispute dispute, Clock clock, Instant at) {
        if (!clock.isLate(at) || !clock.kind.isDuty()) return;
        clock.missedAt = at;
        dispute.missed++;
        disputes.note(dispute, TimelineStep.DEADLINE_MISSED, clock.id, at);
        missed.fire(new MissedDeadline(dispute, clock.kind, clock.about, clock.due));
    }

    /** Nobody waits for somebody who has handed it on, and the dispute says what is due next. */
    void arrange(Dispute dispute) {
        open(dispute).forEach(clock -> clock.waitsFor(dispute));
        dispute.dueAt = open(dispute).stream()
                .filter(clock -> clock.state == ClockState.RUNNING)
                .map(clock -> clock.due)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
