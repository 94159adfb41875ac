package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.gridmediation.access.Caller;
import org.gridmediation.deadline.ClockKind;
import org.gridmediation.deadline.Clocks;
import org.gridmediation.dispute.AssignmentMode;
import org.gridmediation.dispute.Assignments;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Mediation;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.PreventedHarm;
import org.gridmediation.dispute.Settlement;
import org.gridmediation.dispute.SettlementOnTheSpot;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.mediator.Mediator;
import org.gridmediation.organization.Organization;
import org.gridmediation.party.Guardians;

/** How mediation ends, and the archive. */
@ApplicationScoped
public class EndOfMediation implements SettlementOnTheSpot {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Mediation mediation;

    @Inject
    Assignments assignments;

    @Inject
    Agreements agreements;

    @Inject
    AgreementDates agreementDates;

    @Inject
    RouteNotices routeNotices;

    @Inject
    Outcomes outcomes;

    @Inject
    Guardians guardians;

    @Inject
    Clocks clocks;

    /** 小事不出网格: accepted, assigned and agreed in one transaction, by an officer who is engaged as a mediator. */
    @Override
    public void settle(Dispute dispute, Settlement form, Instant at, String pointer) {
        var agreedAt = form.agreedAt(at);
        Mediator mediator;
        var accepted = dispute.acceptedAt;
        if (dispute.status == Status.REPORTED) {
            mediator = assignments.ownEngagement(dispute.area, Days.of(agreedAt));
            mediation.accept(dispute, Organization.<Organization>findById(mediator.organizationId), at, agreedAt);
            assignments.assign(dispute, mediator, List.of(), AssignmentMode.DESIGNATED, form.conflictDecision(), at);
        } else {
            assignments.mustMediate(dispute, Days.of(agreedAt));
            agreements.lapse(dispute);
        }
        var accompanied = guardians.present(dispute, form.guardiansPresent(), agreedAt, pointer);
        var faults = new Faults();
        agreementDates
                .agreed(dispute, accepted, form.rightsNotice(), agreedAt, pointer, faults)
                .check(Moment.DUE_DAY, form.dueOn(), pointer + "/dueOn", faults);
        faults.raise();
        var outcome = outcomes.start(dispute, OutcomeKind.AGREED, at);
        outcome.onTheSpot = accepted == null;
        outcome.guardiansPresent = accompanied;
        // The caller's post says at which tier it was settled: an officer on the round settles in the grid. No post
        // lifts it above the committee, and what a committee had taken on is settled there.
        var own = dispute.desk().tier();
        if (outcome.onTheSpot)
            outcome.level = own.isAbove(caller.area().tier()) ? caller.area().tier() : own;
        outcome.form = AgreementForm.ORAL;
        outcome.content = form.content();
        outcome.amount = form.amount();
        outcome.agreedAt = agreedAt;
        outcome.dueOn = form.dueOn();
        outcome.fulfilment = Performance.PENDING;
        outcome.prevented = prevented(form.prevented(), pointer);
        agreements.concludeOrally(dispute, outcome, form.obligations(), pointer);
    }

    OutcomeDetail record(Dispute dispute, NewOutcome form) {
        assignments.mustMediate(
                dispute,
                form.agreement() == null
                        ? Days.today()
                        : Days.of(form.agreement().agreedAt()));
        var agreed = form.kind() == OutcomeKind.AGREED;
        if (agreed) mustBeOfAgreement(form);
        if (agreed) disputes.mustAllConsent(dispute);
        agreements.lapse(dispute);
        var outcome = outcomes.start(dispute, form.kind(), Days.now());
        outcome.note = form.note();
        outcome.prevented = prevented(form.prevented(), "");
        if (agreed) agreements.conclude(dispute, outcome, form.agreement(), "/agreement");
        else end(dispute, outcome, form);
        return outcomes.detail(outcome);
    }

    private static void mustBeOfAgreement(NewOutcome form) {
        var faults = new Faults();
        faults.addIf(form.agreement() == null, "/agreement", "AGREEMENT_MISSING");
        faults.addIf(form.reason() != null, "/reason", "NOT_APPLICABLE");
        faults.addIf(form.told() != null, "/told", "NOT_APPLICABLE");
        faults.addIf(Boolean.TRUE.equals(form.toldOfOtherRoutes()), "/toldOfOtherRoutes", "NOT_APPLICABLE");
        faults.raise();
    }

    private void end(Dispute dispute, Outcome outcome, NewOutcome form) {
        if (form.agreement() != null) throw Problem.RULE_BROKEN.at("/agreement", "NO_AGREEMENT_EXPECTED");
        if (form.reason() == null) throw Problem.RULE_BROKEN.at("/reason", "REASON_MISSING");
        if (!form.reason().isOf(form.kind())) throw Problem.RULE_BROKEN.at("/reason", "REASON_OF_OTHER_END");
        if (form.reason() == EndReason.PERIOD_EXPIRED && clocks.isRunning(dispute, ClockKind.MEDIATION))
            throw Problem.RULE_BROKEN.at("/reason", "MEDIATION_PERIOD_RUNS");
        if (form.told() == null && !Boolean.TRUE.equals(form.toldOfOtherRoutes()))
            throw Problem.RULE_BROKEN.at("/toldOfOtherRoutes", "OTHER_ROUTES_NOT_TOLD");
        outcome.reason = form.reason();
        outcome.toldOfOtherRoutes = true;
        outcome.persist();
        routeNotices.tellAll(dispute, outcome, form.told(), "/told");
        assignments.release(dispute, outcome.at);
        dispute.outcomeId = outcome.id;
        dispute.end(form.kind().status, outcome.at);
        disputes.note(dispute, TimelineStep.OUTCOME_RECORDED, outcome.id, outcome.at);
    }

    private static List<PreventedHarm> prevented(List<PreventedHarm> given, String pointer) {
        if (given == null) return List.of();
        var kinds = new HashSet<PreventedHarm.Kind>();
        if (!given.stream().allMatch(p -> kinds.add(p.kind())))
            throw Problem.RULE_BROKEN.at(pointer + "/prevented", "UNIQUE_ELEMENTS");
        return given;
    }
}
