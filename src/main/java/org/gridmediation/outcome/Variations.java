package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.gridmediation.dispute.Assignments;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.outcome.Outcomes.Change;
import org.gridmediation.party.Guardians;

/** An agreement in force is replaced by another, or binds no more. The old one is kept. */
@ApplicationScoped
class Variations {
    @Inject
    Outcomes outcomes;

    @Inject
    Agreements agreements;

    @Inject
    AgreementDates agreementDates;

    @Inject
    Disputes disputes;

    @Inject
    Assignments assignments;

    @Inject
    Guardians guardians;

    @Inject
    RouteNotices routeNotices;

    @Inject
    Confirmations confirmations;

    @Inject
    AgreementClocks clocks;

    OutcomeDetail vary(Change change, NewVariation form) {
        var dispute = change.dispute();
        assignments.mustHaveMediated(dispute, Days.of(form.agreement().agreedAt()));
        mustAllAgree(dispute, form.agreedBy(), "/agreedBy");
        agreements.lapse(dispute);
        var next = outcomes.start(dispute, OutcomeKind.AGREED, Days.now());
        next.variesId = change.outcome().id;
        next.edition = change.outcome().edition + 1;
        next.level = change.outcome().level;
        next.note = form.reason();
        agreements.conclude(dispute, next, form.agreement(), "/agreement");
        return outcomes.detail(next);
    }

    /** What all have agreed on only all of them change or give up. */
    private void mustAllAgree(Dispute dispute, List<Integer> agreedBy, String pointer) {
        Party.mustBeOnce(agreedBy, pointer);
        if (agreedBy == null || !disputes.numbers(dispute).equals(Set.copyOf(agreedBy)))
            throw Problem.RULE_BROKEN.at(pointer, "ALL_PARTIES_AGREE");
    }

    OutcomeDetail setAside(Change change, SettingAside.Request form) {
        var dispute = change.dispute();
        var outcome = change.outcome();
        var aside = form.settingAside();
        var court = aside.ground().isOfCourt();
        if (court && aside.rulingNumber() == null)
            throw Problem.RULE_BROKEN.at("/settingAside/rulingNumber", "RULING_NUMBER_MISSING");
        // Its ruling gave it the force of a judgment, which the parties do not take back.
        if (!court && outcome.isConfirmed()) throw Problem.RULE_BROKEN.at("/settingAside/ground", "CONFIRMED_BY_COURT");
        if (!court) {
            mustAllAgree(dispute, aside.agreedBy(), "/settingAside/agreedBy");
            guardians.present(dispute, aside.guardiansPresent(), Days.start(aside.on()), "/settingAside");
        }
        var faults = new Faults();
        faults.addIf(court && aside.agreedBy() != null, "/settingAside/agreedBy", "NOT_APPLICABLE");
        faults.addIf(court && aside.guardiansPresent() != null, "/settingAside/guardiansPresent", "NOT_APPLICABLE");
        faults.addIf(!court && aside.rulingNumber() != null, "/settingAside/rulingNumber", "NOT_APPLICABLE");
        faults.raise();
        agreementDates.known(outcome).must(Moment.SETTING_ASIDE, aside.on(), "/settingAside/on");
        agreements.lapse(dispute);
        clocks.stop(dispute, outcome, Days.start(aside.on()));
        outcome.setAside = aside;
        outcome.track = Track.SET_ASIDE;
        outcome.toldOfOtherRoutes = true;
        routeNotices.tellAll(dispute, outcome, form.told(), "/told");
        dispute.end(Status.FAILED, Days.now());
        disputes.note(dispute, TimelineStep.AGREEMENT_SET_ASIDE, outcome.id);
        return outcomes.detail(outcome);
    }
}
