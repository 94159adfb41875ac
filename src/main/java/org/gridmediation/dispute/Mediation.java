package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.organization.Organization;

/** Takes a dispute on for mediation or declines it, and takes the parties' answers. */
@ApplicationScoped
public class Mediation {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Numbers numbers;

    @Inject
    Assignments assignments;

    @Inject
    Parties parties;

    @Inject
    CaseWordings caseWordings;

    @Inject
    Hearings hearings;

    @Inject
    PartyIdentity partyIdentity;

    void accept(Dispute dispute, UUID committee) {
        var organization = Organization.<Organization>findById(committee);
        if (organization == null || organization.caseWord == null)
            throw Problem.RULE_BROKEN.at("/committeeId", "COMMITTEE_UNKNOWN");
        // Committees have no hierarchy: nobody accepts for another tier's; what it should have is transferred to it.
        if (!organization.area.equals(caller.area()))
            throw Problem.RULE_BROKEN.at("/committeeId", "COMMITTEE_NOT_COMPETENT");
        if (!organization.worksOn(Days.today())) throw Problem.RULE_BROKEN.at("/committeeId", "ORGANIZATION_ENDED");
        var now = Days.now();
        accept(dispute, organization, now, now);
    }

    /**
     * Takes the dispute on for a committee and gives it its case number.
     *
     * @param done when whoever settled it took it on
     */
    public void accept(Dispute dispute, Organization committee, Instant at, Instant done) {
        var decision = decision(dispute, true, at);
        decision.committeeId = committee.id;
        decision.year = Days.of(at).getYear();
        decision.sequence = numbers.caseSequence(committee.id, decision.year);
        dispute.caseNumber = Numbers.caseNumber(decision.year, committee.caseWord, decision.sequence);
        dispute.committeeId = committee.id;
        dispute.heldBy(committee);
        dispute.acceptedAt = at;
        dispute.status = Status.ACCEPTED;
        decision.persist();
        disputes.note(dispute, TimelineStep.ACCEPTED, committee.id, at, done);
    }

    void decline(Dispute dispute, ActionRequests.Decline form) {
        var decision = decision(dispute, false, Days.now());
        decision.reason = form.reason();
        decision.explanation = form.explanation();
        decision.persist();
        dispute.end(Status.NOT_ACCEPTED, decision.at);
        disputes.note(dispute, TimelineStep.DECLINED, decision.id);
    }

    private Decision decision(Dispute dispute, boolean accepted, Instant at) {
        var decision = new Decision();
        decision.belongsTo(dispute);
        decision.accepted = accepted;
        decision.at = at;
        decision.byPost = caller.post().id();
        return decision;
    }

    /** Whoever ended it by refusing comes back by a consent of their own, given after the refusal. */
    public void consentAgain(Dispute dispute, Party party, ActionRequests.Consent form, String pointer) {
        if (party.consentedAt != null && !form.at().isAfter(party.consentedAt))
            throw Problem.RULE_BROKEN.at(pointer + "/at", "CONSENT_NOT_NEW");
        parties.answer(dispute, party, form, pointer);
    }

    Party consent(Dispute dispute, UUID partyId, ActionRequests.Consent form) {
        var party = parties.of(dispute, partyId);
        parties.mustSpeakFor(dispute, party, "");
        // A refusal waits for nobody, and for no opponent either.
        if (form.agrees() && !partyIdentity.areTwo(disputes.parties(dispute)))
            throw disputes.refusal(Problem.OPPONENT_MISSING, dispute);
        var dates = disputes.dates(dispute).with(Moment.LAST_ANSWER, party.consentedAt);
        if (form.agrees()) dates.must(Moment.CONSENT, form.at(), "/at");
        else
            dates.with(Moment.LAST_SESSION, hearings.last(dispute, party))
                    .with(Moment.LAST_MARK, hearings.lastMark(party))
                    .must(Moment.REFUSAL, form.at(), "/at");
        caseWordings.change(dispute, () -> parties.answer(dispute, party, form, ""));
        if (form.agrees()) disputes.noteDone(dispute, TimelineStep.CONSENTED, party.id, form.at());
        answered(dispute, party, form.toldOfOtherRoutes(), "");
        return party;
    }

    /**
     * What follows from a party's answer, whichever request gave it: a refusal ends the mediation at once. Only what is reported together with a
     * refusal was never begun, and waits for the committee to decline it.
     */
    public void answered(Dispute dispute, Party party, Boolean toldOfOtherRoutes, String pointer) {
        if (!party.hasRefused() || dispute.registered != null) return;
        // What others were told is not a party's to say: the officials record it afterwards.
        if (!caller.is(Role.RESIDENT) && !Boolean.TRUE.equals(toldOfOtherRoutes))
            throw Problem.RULE_BROKEN.at(pointer + "/toldOfOtherRoutes", "OTHER_ROUTES_NOT_TOLD");
        // At one moment: whoever mediated to the end is on the cover.
        var now = Days.now();
        assignments.release(dispute, now);
        dispute.end(Status.TERMINATED, now);
        disputes.noteDone(dispute, TimelineStep.REFUSED, party.id, party.consentedAt);
    }
}
