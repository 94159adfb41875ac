package org.gridmediation.deadline;

import static org.gridmediation.dispute.TimelineStep.*;

import java.util.EnumSet;
import java.util.Set;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.dispute.Urgency;

/**
 * Every clock on one page: whom it waits for, and which steps of a dispute start, pause, resume and stop it. What no step starts is started
 * by the feature whose it is. What is about handling a dispute is over when it is no longer open, however that came; the archive stops all.
 */
public enum ClockKind {
    /** 有呼必应: every matter reported is answered, on its way elsewhere too. */
    FIRST_ANSWER(
            Duty.OFFICERS,
            starts(REGISTERED),
            stops(
                    ACCEPTED,
                    ASSIGNED,
                    TRANSFER_ACCEPTED,
                    CONTACTED,
                    NOTICE_GIVEN,
                    CONSENTED,
                    INVESTIGATED,
                    SESSION_HELD)),
    /** Who takes a transfer has the whole time to decide. */
    ACCEPTANCE(
            Duty.COMMITTEE,
            starts(REGISTERED, TRANSFER_ACCEPTED, REOPENED),
            Pause.WHILE_TRANSFERRED,
            stops(ACCEPTED, TRANSFER_ACCEPTED)),
    TRANSFER_ACCEPTANCE(
            Duty.RECEIVER,
            starts(TRANSFERRED),
            stops(TRANSFER_ACCEPTED, TRANSFER_DECLINED, TRANSFER_WITHDRAWN, TRANSFER_EXPIRED, TRANSFER_LAPSED)),
    /** 急事不过夜, whoever has it: somebody was there. A change that does not make it urgent begins nothing. */
    URGENT_DISPOSAL(Duty.MEDIATOR, starts(REGISTERED, CHANGED), stops(INVESTIGATED, SESSION_HELD)),
    MEDIATION(Duty.MEDIATOR, starts(ACCEPTED, REOPENED), Pause.WHILE_TRANSFERRED, stops()),
    /** The parties' own time to ask the court (人民调解法 art. 33): when it is over nobody has missed a duty. */
    CONFIRMATION(Duty.COMMITTEE),
    PERFORMANCE(Duty.COMMITTEE),
    /** The visits stop it, each what it can; a further one that was announced is owed no more when mediation goes on. */
    RETURN_VISIT(Duty.COMMITTEE, starts(), stops(REOPENED)),
    SUPERVISION(Duty.OFFICERS),
    COORDINATION(Duty.COMMITTEE),
    /** A danger of escalation is reported at once (人民调解法 art. 25). */
    ESCALATION_REPORT(Duty.OFFICERS),
    /** No dispute's own, but of whatever record somebody says is wrong: it has a term here, and its tasks stand among the others. */
    CORRECTION(Duty.OFFICERS);

    /** When a clock stands still. */
    private enum Pause {
        NEVER(EnumSet.noneOf(TimelineStep.class), EnumSet.noneOf(TimelineStep.class)),
        WHILE_TRANSFERRED(
                EnumSet.of(TRANSFERRED),
                EnumSet.of(TRANSFER_ACCEPTED, TRANSFER_DECLINED, TRANSFER_WITHDRAWN, TRANSFER_EXPIRED));

        private final Set<TimelineStep> from;
        private final Set<TimelineStep> until;

        Pause(Set<TimelineStep> from, Set<TimelineStep> until) {
            this.from = from;
            this.until = until;
        }
    }

    final Duty duty;
    private final Set<TimelineStep> starts;
    private final Pause pause;
    private final Set<TimelineStep> stops;

    ClockKind(Duty duty) {
        this(duty, starts(), stops());
    }

    ClockKind(Duty duty, Set<TimelineStep> starts, Set<TimelineStep> stops) {
        this(duty, starts, Pause.NEVER, stops);
    }

    ClockKind(Duty duty, Set<TimelineStep> starts, Pause pause, Set<TimelineStep> stops) {
        this.duty = duty;
        this.starts = starts;
        this.pause = pause;
        this.stops = stops;
    }

    private static Set<TimelineStep> starts(TimelineStep... steps) {
        return Set.of(steps);
    }

    private static Set<TimelineStep> stops(TimelineStep... steps) {
        return Set.of(steps);
    }

    boolean isStartedBy(TimelineStep step, Dispute dispute) {
        return starts.contains(step) && concerns(dispute) && (step != CHANGED || dispute.becameUrgent);
    }

    /** While it is counted with another dispute nothing is due for it; it may come back, and then goes on where it stood. */
    boolean isPausedBy(TimelineStep step) {
        return pause.from.contains(step) || step == MARKED_DUPLICATE || step == MERGED;
    }

    boolean isResumedBy(TimelineStep step) {
        return pause.until.contains(step) || step == UNMARKED_DUPLICATE || step == UNMERGED;
    }

    boolean isStoppedBy(TimelineStep step, Dispute dispute) {
        if (this == PERFORMANCE && step == FULFILMENT_RECORDED) return dispute.status != Status.AGREED;
        return step == ARCHIVED
                || stops.contains(step)
                || isOfHandling() && !dispute.status.isOpen() && !mayComeBack(dispute)
                || step == CHANGED && !concerns(dispute);
    }

    private boolean concerns(Dispute dispute) {
        return switch (this) {
            case ACCEPTANCE -> dispute.status == Status.REPORTED;
            case MEDIATION -> dispute.status != Status.REPORTED;
            case URGENT_DISPOSAL ->
                dispute.urgency == Urgency.URGENT
                        && (dispute.status == Status.REPORTED || dispute.status == Status.ACCEPTED);
            default -> true;
        };
    }

    private static boolean mayComeBack(Dispute dispute) {
        return dispute.status == Status.TRANSFERRED || dispute.countedWith != null;
    }

    private boolean isOfHandling() {
        return switch (this) {
            case FIRST_ANSWER, ACCEPTANCE, TRANSFER_ACCEPTANCE, URGENT_DISPOSAL, MEDIATION -> true;
            default -> false;
        };
    }

    /** Whether it is the deadline of a part of the dispute, which the step is about. */
    boolean isOfPart() {
        return this == TRANSFER_ACCEPTANCE;
    }

    /** Whether letting it pass is somebody's failure, which is counted. */
    boolean isDuty() {
        return this != CONFIRMATION;
    }

    /** Whether the parties wait for it, too; the others are what officials owe each other. */
    boolean concernsParties() {
        return this != SUPERVISION && this != ESCALATION_REPORT;
    }

    /** Whether a district may say how long it lasts; the law's terms and those agreed with somebody are not its to set. */
    boolean isSetByPolicy() {
        return this != CONFIRMATION && this != PERFORMANCE && this != COORDINATION && this != ESCALATION_REPORT;
    }
}
