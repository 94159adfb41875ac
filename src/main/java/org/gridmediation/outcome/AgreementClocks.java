package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gridmediation.calendar.Calendars;
import org.gridmediation.deadline.ClockKind;
import org.gridmediation.deadline.Clocks;
import org.gridmediation.deadline.PolicyForm;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.http.Days;

/** What is to be done about an agreement by when: its performance, the visit, and the parties' time to ask the court. */
@ApplicationScoped
class AgreementClocks {
    @Inject
    Clocks clocks;

    @Inject
    Obligations obligations;

    @Inject
    Calendars calendars;

    void start(Dispute dispute, Outcome outcome, Instant known, List<Obligation> owed) {
        // A duty begins when it is known; the parties' time runs from the agreement's effect (人民调解法 art. 33).
        clocks.start(dispute, ClockKind.RETURN_VISIT, outcome.id, known, form(outcome), null);
        startConfirmation(dispute, outcome);
        if (owed.isEmpty() && outcome.dueOn != null) startPerformance(dispute, outcome.id, after(outcome.dueOn));
        for (var obligation : owed)
            if (obligation.lastDay() != null) startPerformance(dispute, obligation.id, due(obligation));
    }

    /** After a breach it goes on: until the same day as before, while that is to come. */
    void resumePerformance(Dispute dispute, Obligation obligation) {
        if (obligation.lastDay() != null) resumePerformance(dispute, obligation.id, due(obligation));
    }

    void resumePerformance(Dispute dispute, Outcome outcome) {
        if (outcome.dueOn != null) resumePerformance(dispute, outcome.id, after(outcome.dueOn));
    }

    private void resumePerformance(Dispute dispute, UUID about, Instant due) {
        if (due.isAfter(Days.now())) startPerformance(dispute, about, due);
    }

    private void startPerformance(Dispute dispute, UUID about, Instant due) {
        clocks.startUntil(dispute, ClockKind.PERFORMANCE, about, due, null);
    }

    /** Conduct is looked at when its last day is over: there is a working day for it. */
    private Instant due(Obligation obligation) {
        var last = obligation.lastDay();
        return after(obligation.isOfConduct() ? calendars.current().workdayAfter(last) : last);
    }

    void startConfirmation(Dispute dispute, Outcome outcome) {
        clocks.start(dispute, ClockKind.CONFIRMATION, outcome.id, outcome.effectiveAt, form(outcome), null);
    }

    void stopConfirmation(Dispute dispute, Outcome outcome, Instant done) {
        clocks.stop(dispute, ClockKind.CONFIRMATION, outcome.id, done);
    }

    void stop(Dispute dispute, Obligation obligation, Instant done) {
        clocks.stop(dispute, ClockKind.PERFORMANCE, obligation.id, done);
    }

    /** It stands no more, since then. */
    void stop(Dispute dispute, Outcome outcome, Instant since) {
        clocks.stop(dispute, ClockKind.RETURN_VISIT, outcome.id, since);
        clocks.stop(dispute, ClockKind.PERFORMANCE, outcome.id, since);
        stopConfirmation(dispute, outcome, since);
        if (outcome.obligations > 0) obligations.of(outcome).forEach(o -> stop(dispute, o, since));
    }

    /** @param promised the visits that had announced this one, or one that it replaces */
    void visited(Dispute dispute, ReturnVisit visit, List<UUID> promised) {
        clocks.stop(dispute, ClockKind.RETURN_VISIT, visit.outcomeId, visit.visitedAt);
        promised.forEach(earlier -> clocks.stop(dispute, ClockKind.RETURN_VISIT, earlier, visit.visitedAt));
        if (visit.nextVisitOn != null)
            clocks.startUntil(dispute, ClockKind.RETURN_VISIT, visit.id, after(visit.nextVisitOn), null);
    }

    private static PolicyForm form(Outcome outcome) {
        return switch (outcome.form) {
            case ORAL -> PolicyForm.ORAL;
            case WRITTEN -> PolicyForm.WRITTEN;
        };
    }

    private static Instant after(LocalDate day) {
        return Days.start(day.plusDays(1));
    }
}
