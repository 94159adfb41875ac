package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.gridmediation.access.Caller;
import org.gridmediation.deadline.ClockKind;
import org.gridmediation.deadline.Clocks;
import org.gridmediation.deadline.PolicyForm;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.AssignmentMode;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Mediation;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.Settlement;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.Step;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.mediator.Mediator;
import org.gridmediation.organization.Organization;

/** From the result of mediation to the archive. */
@ApplicationScoped
public class Closing {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Mediation mediation;

    @Inject
    Clocks clocks;

    /** 小事不出网格: accepted, assigned and agreed in one transaction, by an officer who is engaged as a mediator. */
    public Outcome settle(Dispute dispute, Settlement form, Instant at) {
        Mediator mediator;
        if (dispute.status == Status.REPORTED) {
            mediator = mediation.ownEngagement(dispute.area, Days.of(form.agreedAt()));
            mediation.accept(dispute, session.find(Organization.class, mediator.organizationId), at);
            mediation.assign(dispute, mediator, List.of(), AssignmentMode.DESIGNATED, form.conflictDecision(), at);
        } else {
            mediator = mediation.mustMediate(dispute, Days.of(form.agreedAt()));
        }
        Party.mustBeAccompanied(disputes.parties(dispute.id), form.guardiansPresent(), form.agreedAt(), "");
        var outcome = start(dispute, OutcomeKind.AGREED, at);
        outcome.onTheSpot = true;
        // The caller's post says at which tier it was settled: an officer on the round settles in the grid.
        outcome.level = caller.area().tier();
        outcome.form = AgreementForm.ORAL;
        outcome.content = form.content();
        outcome.amount = form.amount();
        outcome.agreedAt = form.agreedAt();
        outcome.effectiveAt = form.agreedAt();
        outcome.dueOn = form.dueOn();
        outcome.fulfilment = Performance.PENDING;
        finish(dispute, outcome, Status.AGREED);
        return outcome;
    }

    OutcomeDetail record(Dispute dispute, NewOutcome form) {
        mediation.mustMediate(
                dispute,
                form.agreement() == null
                        ? Days.today()
                        : Days.of(form.agreement().agreedAt()));
        var outcome = start(dispute, form.kind(), Days.now());
        outcome.note = form.note();
        if (form.kind() == OutcomeKind.AGREED) {
            if (form.agreement() == null) throw Problem.RULE_BROKEN.at("/agreement", "AGREEMENT_MISSING");
            disputes.mustAllConsent(dispute.id);
            Party.mustBeAccompanied(
                    disputes.parties(dispute.id),
                    form.agreement().guardiansPresent(),
                    form.agreement().agreedAt(),
                    "/agreement");
            outcome.agree(
                    form.agreement(),
                    disputes.parties(dispute.id).stream().map(p -> p.id).collect(Collectors.toSet()));
        } else {
            if (form.agreement() != null) throw Problem.RULE_BROKEN.at("/agreement", "NO_AGREEMENT_EXPECTED");
            if (form.reason() == null) throw Problem.RULE_BROKEN.at("/reason", "REASON_MISSING");
            if (!Boolean.TRUE.equals(form.toldOfOtherRoutes()))
                throw Problem.RULE_BROKEN.at("/toldOfOtherRoutes", "OTHER_ROUTES_NOT_TOLD");
            outcome.reason = form.reason();
            outcome.toldOfOtherRoutes = true;
        }
        finish(dispute, outcome, Status.valueOf(form.kind().name()));
        return detail(outcome);
    }

    private Outcome start(Dispute dispute, OutcomeKind kind, Instant at) {
        var outcome = new Outcome();
        outcome.belongsTo(dispute);
        outcome.kind = kind;
        outcome.level = dispute.level;
        outcome.committeeId = dispute.committeeId;
        outcome.mediatorId = dispute.mediatorId;
        outcome.at = at;
        outcome.byPost = caller.post().id();
        outcome.demo = dispute.demo;
        return outcome;
    }

    private void finish(Dispute dispute, Outcome outcome, Status status) {
        mediation.release(dispute, outcome.at);
        session.persist(outcome);
        dispute.outcomeId = outcome.id;
        dispute.level = outcome.level;
        dispute.end(status, outcome.at);
        disputes.note(dispute, Step.OUTCOME_RECORDED, outcome.id, outcome.at);
        if (outcome.kind == OutcomeKind.AGREED) startClocks(dispute, outcome);
    }

    private void startClocks(Dispute dispute, Outcome outcome) {
        var form = PolicyForm.valueOf(outcome.form.name());
        // A duty begins when it is known; the parties' time runs from the agreement's effect (人民调解法 art. 33).
        clocks.start(dispute, ClockKind.RETURN_VISIT, outcome.id, outcome.at, form, null);
        clocks.start(dispute, ClockKind.CONFIRMATION, outcome.id, outcome.effectiveAt, form, null);
        if (outcome.dueOn != null)
            clocks.startUntil(dispute, ClockKind.PERFORMANCE, outcome.id, Days.start(outcome.dueOn.plusDays(1)), null);
    }

    OutcomeDetail fulfil(Outcome outcome, NewFulfilment form) {
        var dispute = disputes.locked(outcome.disputeId);
        disputes.must(dispute, Action.RECORD_FULFILMENT);
        if (form.result() == Performance.PENDING) throw Problem.RULE_BROKEN.at("/result", "RESULT_PENDING");
        outcome.fulfilment = form.result();
        outcome.fulfilmentAt = form.at();
        outcome.fulfilmentNote = form.note();
        if (form.result() == Performance.FULFILLED) dispute.status = Status.FULFILLED;
        if (form.result() == Performance.BREACHED) dispute.status = Status.BREACHED;
        disputes.note(dispute, Step.FULFILMENT_RECORDED, outcome.id);
        return detail(outcome);
    }

    ReturnVisitDetail visit(Outcome outcome, NewReturnVisit form) {
        var dispute = disputes.locked(outcome.disputeId);
        disputes.must(dispute, Action.RECORD_RETURN_VISIT);
        var visit = new ReturnVisit();
        visit.belongsTo(dispute);
        visit.outcomeId = outcome.id;
        visit.visitedAt = form.visitedAt();
        visit.method = form.method();
        visit.performed = form.performed();
        visit.satisfaction = form.satisfaction();
        visit.note = form.note();
        visit.at = Days.now();
        visit.byName = caller.post().name();
        visit.byPost = caller.post().id();
        session.persist(visit);
        // A visit is a part of the outcome, so it makes a new version of it.
        session.lock(outcome, jakarta.persistence.LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        dispute.visited = true;
        disputes.note(dispute, Step.RETURN_VISITED, visit.id);
        return new ReturnVisitDetail(visit);
    }

    /** An agreement is archived after its performance and a return visit; every other end at once. */
    void archive(Dispute dispute) {
        dispute.archive(Days.now());
        disputes.note(dispute, Step.ARCHIVED, null);
    }

    OutcomeDetail detail(Outcome outcome) {
        session.flush();
        return new OutcomeDetail(outcome);
    }
}
