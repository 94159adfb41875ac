package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Set;
import org.gridmediation.access.Caller;
import org.gridmediation.calendar.Calendars;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.outcome.Outcomes.Change;

/** 司法确认 (人民调解法 art. 33). */
@ApplicationScoped
class Confirmations {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Outcomes outcomes;

    @Inject
    AgreementClocks clocks;

    @Inject
    Calendars calendars;

    OutcomeDetail apply(Change change, NewConfirmation form) {
        var dispute = change.dispute();
        var outcome = change.outcome();
        var faults = new Faults();
        faults.addIf(
                !disputes.numbers(dispute).equals(Set.copyOf(form.applicants())), "/applicants", "ALL_PARTIES_APPLY");
        Party.mustBeOnce(form.applicants(), "/applicants", "", faults);
        new Chronology()
                .with(Moment.EFFECT, outcome.effectiveAt)
                .with(Moment.LAST_RULING, decidedOn(outcome))
                .check(Moment.CONFIRMATION_APPLICATION, form.filedOn(), "/filedOn", faults);
        faults.addIf(
                form.filedOn().isAfter(JudicialConfirmation.lastDay(outcome, calendars.current())),
                "/filedOn",
                "CONFIRMATION_TOO_LATE");
        faults.raise();
        var application = new JudicialConfirmation();
        application.belongsTo(dispute);
        application.outcomeId = outcome.id;
        application.court = form.court();
        application.applicants = form.applicants();
        application.filedOn = form.filedOn();
        application.state = ConfirmationState.APPLIED;
        application.recordedAt = Days.now();
        application.byName = caller.post().name();
        application.byPost = caller.post().id();
        application.persist();
        outcome.isConfirmed(ConfirmationState.APPLIED);
        clocks.stopConfirmation(dispute, outcome, Days.now());
        disputes.note(dispute, TimelineStep.CONFIRMATION_APPLIED, application.id);
        return outcomes.detail(outcome);
    }

    OutcomeDetail decide(Change change, ConfirmationResult form) {
        var outcome = change.outcome();
        var application = latest(outcome);
        var withdrawn = form.result() == ConfirmationState.WITHDRAWN;
        var faults = new Faults();
        faults.addIf(form.result() == ConfirmationState.APPLIED, "/result", "RESULT_PENDING");
        faults.addIf(!withdrawn && form.rulingNumber() == null, "/rulingNumber", "RULING_NUMBER_MISSING");
        faults.addIf(withdrawn && form.rulingNumber() != null, "/rulingNumber", "NOT_APPLICABLE");
        new Chronology()
                .with(Moment.CONFIRMATION_APPLICATION, application.filedOn)
                .check(Moment.CONFIRMATION_RESULT, form.decidedOn(), "/decidedOn", faults);
        faults.raise();
        application.state = form.result();
        application.decidedOn = form.decidedOn();
        application.rulingNumber = form.rulingNumber();
        application.note = form.note();
        outcome.isConfirmed(form.result());
        if (withdrawn) clocks.startConfirmation(change.dispute(), outcome);
        disputes.note(change.dispute(), TimelineStep.CONFIRMATION_DECIDED, application.id);
        return outcomes.detail(outcome);
    }

    ConfirmationDetail last(Outcome outcome) {
        return new ConfirmationDetail(latest(outcome));
    }

    /** The day of the court's last decision about it, or on which the application was taken back; null before there is one. */
    LocalDate decidedOn(Outcome outcome) {
        return JudicialConfirmation.<JudicialConfirmation>find(
                        "select max(decidedOn) from JudicialConfirmation where dispute = ?1 and outcomeId = ?2",
                        outcome.dispute,
                        outcome.id)
                .project(LocalDate.class)
                .singleResult();
    }

    private JudicialConfirmation latest(Outcome outcome) {
        return JudicialConfirmation.<JudicialConfirmation>find(
                        "dispute = ?1 and outcomeId = ?2 order by recordedAt desc, id desc",
                        outcome.dispute,
                        outcome.id)
                .page(0, 1)
                .singleResult();
    }
}
