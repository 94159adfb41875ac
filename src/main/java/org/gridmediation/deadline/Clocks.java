package org.gridmediation.deadline;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.calendar.Calendars;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeEvent;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.dispute.Urgency;
import org.gridmediation.http.Days;
import org.gridmediation.organization.Organization;

/** Starts and stops a dispute's clocks as {@link ClockKind} says, and those of other features as they say. */
@ApplicationScoped
public class Clocks {
    private static final Set<TimelineStep> NO_STEP_OF_ITS_OWN =
            EnumSet.of(TimelineStep.REMINDED, TimelineStep.DEADLINE_MISSED, TimelineStep.EXTENDED);

    @Inject
    Caller caller;

    @Inject
    Calendars calendars;

    @Inject
    DeadlinePolicies policies;

    @Inject
    ClockWriter work;

    void happened(@Observes @Priority(DisputeEvent.CLOCKS) DisputeEvent happened) {
        var step = happened.step();
        if (NO_STEP_OF_ITS_OWN.contains(step)) return;
        var dispute = happened.dispute();
        var open = step == TimelineStep.REGISTERED ? work.none(dispute) : work.open(dispute);
        for (var clock : List.copyOf(open))
            if (clock.kind.isStoppedBy(step, dispute)) work.stop(dispute, clock, happened.at(), happened.done(), step);
            else if (clock.kind.isPausedBy(step) && clock.state == ClockState.RUNNING)
                work.move(dispute, clock, Move.Kind.PAUSE, happened.at(), 0, step);
            else if (clock.kind.isResumedBy(step) && clock.state == ClockState.PAUSED)
                work.move(dispute, clock, Move.Kind.RESUME, happened.at(), 0, step);
        for (var kind : ClockKind.values())
            if (kind.isStartedBy(step, dispute) && open.stream().noneMatch(c -> c.kind == kind))
                work.start(
                        dispute,
                        kind,
                        kind.isOfPart() ? happened.about() : null,
                        happened.at(),
                        null,
                        null,
                        null,
                        step);
        work.arrange(dispute);
    }

    /**
     * Until when something that has no clock is due by the policy in force: the first instant at which it is too late.
     *
     * @param urgency null for what is no dispute
     */
    public Instant due(ClockKind kind, AreaCode area, Urgency urgency, Instant from) {
        var term = policies.inForce(kind, area.district(), urgency, null, Days.of(from))
                .orElseThrow()
                .term();
        return ClockLog.started(term, from).due(calendars.current());
    }

    /** Starts a clock by the policy in force. */
    public void start(Dispute dispute, ClockKind kind, UUID about, Instant from, PolicyForm form, Organization owner) {
        work.start(dispute, kind, about, from, form, null, owner, null);
        work.arrange(dispute);
    }

    /**
     * Starts a clock whose due time is given: the first instant at which it is too late.
     *
     * @param owner whom it waits for; whoever holds the dispute when null
     */
    public void startUntil(Dispute dispute, ClockKind kind, UUID about, Instant due, Organization owner) {
        work.start(dispute, kind, about, Days.now(), null, Objects.requireNonNull(due), owner, null);
        work.arrange(dispute);
    }

    /**
     * Stops the clock of this part of the dispute, if it is not over yet.
     *
     * @param done when that was done for which it ran
     */
    public void stop(Dispute dispute, ClockKind kind, UUID about, Instant done) {
        find(dispute, kind, about).forEach(c -> work.stop(dispute, c, Days.now(), done, null));
        work.arrange(dispute);
    }

    /** While it cannot go on (an expert's opinion, a pending transfer) its time does not run. */
    public void pause(Dispute dispute, ClockKind kind, UUID about) {
        for (var clock : find(dispute, kind, about))
            if (clock.state == ClockState.RUNNING) work.move(dispute, clock, Move.Kind.PAUSE, Days.now(), 0, null);
        work.arrange(dispute);
    }

    public void resume(Dispute dispute, ClockKind kind, UUID about) {
        for (var clock : find(dispute, kind, about))
            if (clock.state == ClockState.PAUSED) work.move(dispute, clock, Move.Kind.RESUME, Days.now(), 0, null);
        work.arrange(dispute);
    }

    /** Makes the mediation longer; a dispute accepted before there were clocks gets its clock now. */
    Instant extend(Dispute dispute, int days) {
        if (find(dispute, ClockKind.MEDIATION, null).isEmpty())
            work.start(dispute, ClockKind.MEDIATION, null, dispute.acceptedAt, null, null, null, null);
        var clock = find(dispute, ClockKind.MEDIATION, null).get(0);
        work.move(dispute, clock, Move.Kind.EXTEND, Days.now(), days, TimelineStep.EXTENDED);
        work.arrange(dispute);
        return clock.due;
    }

    /** Whether its time is not over. What came from elsewhere has no clock, and nobody knows. */
    public boolean isRunning(Dispute dispute, ClockKind kind) {
        return find(dispute, kind, null).stream()
                .anyMatch(c -> c.state == ClockState.PAUSED || c.due != null && c.due.isAfter(Days.now()));
    }

    private List<Clock> find(Dispute dispute, ClockKind kind, UUID about) {
        return work.open(dispute).stream()
                .filter(c -> c.kind == kind && Objects.equals(c.about, about))
                .toList();
    }

    List<DeadlineItem> list(Dispute dispute) {
        var events = ClockEvent.<ClockEvent>stream("dispute = ?1 order by number", dispute.key())
                .collect(Collectors.groupingBy(e -> e.clockId));
        return Clock.<Clock>stream("dispute = ?1 order by startedAt, id", dispute.key())
                .filter(c -> c.kind.concernsParties() || !caller.is(Role.RESIDENT))
                .map(c -> new DeadlineItem(c, events.get(c.id), calendars.at(c.calendar)))
                .toList();
    }
}
