package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.attachment.Attachments;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.outcome.Outcomes.Change;

/** How an agreement is carried out; the committee supervises it (人民调解法 art. 31). */
@ApplicationScoped
class AgreementPerformance {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Attachments attachments;

    @Inject
    Outcomes outcomes;

    @Inject
    Obligations obligations;

    @Inject
    Agreements agreements;

    @Inject
    AgreementClocks clocks;

    OutcomeDetail fulfil(Change change, NewFulfilment form) {
        if (form.result() == Performance.PENDING) throw Problem.RULE_BROKEN.at("/result", "RESULT_PENDING");
        var outcome = change.outcome();
        new Chronology()
                .with(Moment.AGREEMENT, outcome.agreedAt)
                .with(Moment.EFFECT, outcome.effectiveAt)
                .with(Moment.LAST_FINDING, outcome.fulfilmentAt)
                .must(form.result() == Performance.BREACHED ? Moment.BREACH : Moment.FULFILMENT, form.at(), "/at");
        keepImported(change.dispute(), outcome);
        var mended = outcome.fulfilment == Performance.BREACHED && form.result() == Performance.PARTLY_FULFILLED;
        outcome.isPerformed(form.result(), form.at());
        outcome.fulfilmentNote = form.note();
        var found = found(change.dispute(), outcome);
        found.recordedAt = Days.now();
        found.byName = caller.post().name();
        found.byPost = caller.post().id();
        found.persist();
        follow(change.dispute(), outcome);
        if (mended) clocks.resumePerformance(change.dispute(), outcome);
        // A breach keeps no deadline, whenever it was: only what was done can have been done in time.
        disputes.noteDone(
                change.dispute(),
                TimelineStep.FULFILMENT_RECORDED,
                outcome.id,
                form.result() == Performance.BREACHED ? found.recordedAt : form.at());
        return outcomes.detail(outcome);
    }

    /** Of an old case the outcome alone says what its file did; the next finding takes that place. */
    private void keepImported(Dispute dispute, Outcome outcome) {
        if (outcome.fulfilmentAt == null
                || AgreementFulfilment.count("dispute = ?1 and outcomeId = ?2", dispute.key(), outcome.id) > 0) return;
        var first = found(dispute, outcome);
        first.recordedAt = outcome.fulfilmentAt;
        first.byName = "";
        first.persist();
    }

    /** What the outcome says now. */
    private static AgreementFulfilment found(Dispute dispute, Outcome outcome) {
        var found = new AgreementFulfilment();
        found.belongsTo(dispute);
        found.outcomeId = outcome.id;
        found.result = outcome.fulfilment;
        found.at = outcome.fulfilmentAt;
        found.note = outcome.fulfilmentNote;
        return found;
    }

    OutcomeDetail fulfil(Change change, UUID id, NewObligationFulfilment form) {
        var dispute = change.dispute();
        var outcome = change.outcome();
        var obligation = obligations.of(outcome, id);
        if (obligation.state == Obligation.State.FULFILLED)
            throw Problem.WRONG_STATE.exception(obligation.state).possible(obligation.state, disputes.allowed(dispute));
        obligation
                .dates(outcome)
                .with(Moment.LAST_FINDING, obligations.lastFinding(obligation))
                .must(obligation.moment(form.result()), form.at(), "/at");
        var mended = obligation.state == Obligation.State.BROKEN
                && (form.result() == Obligation.State.KEPT || form.result() == Obligation.State.PARTLY);
        var done = obligation.isDone(form);
        done.proof = attachments.proofs(dispute, form.proof(), "/proof");
        done.belongsTo(dispute);
        done.recordedAt = Days.now();
        done.byName = caller.post().name();
        done.byPost = caller.post().id();
        done.persist();
        // As a whole it is what it is since the last of what was found of its parts.
        outcome.isPerformed(
                Obligations.sum(obligations.of(outcome)),
                outcome.fulfilmentAt == null || form.at().isAfter(outcome.fulfilmentAt)
                        ? form.at()
                        : outcome.fulfilmentAt);
        outcomes.touch(outcome);
        follow(dispute, outcome);
        if (form.result() == Obligation.State.FULFILLED) clocks.stop(dispute, obligation, form.at());
        if (form.result() == Obligation.State.BROKEN) clocks.stop(dispute, obligation, done.recordedAt);
        if (mended) clocks.resumePerformance(dispute, obligation);
        disputes.note(dispute, step(form.result()), obligation.id);
        // A breach of one is not the end of the others: their time runs on.
        if (outcome.fulfilment == Performance.FULFILLED)
            disputes.noteDone(dispute, TimelineStep.FULFILMENT_RECORDED, outcome.id, outcome.fulfilmentAt);
        return outcomes.detail(outcome);
    }

    private static TimelineStep step(Obligation.State result) {
        return switch (result) {
            case FULFILLED -> TimelineStep.OBLIGATION_FULFILLED;
            case BROKEN -> TimelineStep.OBLIGATION_BROKEN;
            case KEPT -> TimelineStep.OBLIGATION_KEPT;
            case OPEN, PARTLY -> TimelineStep.OBLIGATION_PARTLY_FULFILLED;
        };
    }

    /** What is performed or broken is no longer varied by what was drafted before. */
    private void follow(Dispute dispute, Outcome outcome) {
        var before = dispute.status;
        dispute.status = switch (outcome.fulfilment) {
            case FULFILLED -> Status.FULFILLED;
            case BREACHED -> Status.BREACHED;
            case PENDING, PARTLY_FULFILLED -> Status.AGREED;
        };
        if (dispute.status != before && dispute.status != Status.AGREED) agreements.lapse(dispute);
    }
}
