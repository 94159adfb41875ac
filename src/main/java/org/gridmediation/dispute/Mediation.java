package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.mediator.Mediator;
import org.gridmediation.organization.Organization;

/** From acceptance to the last session. */
@ApplicationScoped
public class Mediation {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Numbers numbers;

    @Inject
    Standing standing;

    @Inject
    Parties parties;

    @Inject
    CaseWordings caseWordings;

    @Inject
    Hearings hearings;

    @Inject
    PartyIdentity partyIdentity;

    @Inject
    Neutrality neutrality;

    @Inject
    Scope scope;

    void accept(Dispute dispute, UUID committee) {
        var organization = Organization.<Organization>findById(committee);
        if (organization == null || organization.caseWord == null)
            throw Problem.RULE_BROKEN.at("/committeeId", "COMMITTEE_UNKNOWN");
        // Committees have no hierarchy: nobody accepts for another tier's; what it should have is transferred to it.
        if (!organization.area.equals(caller.area()))
            throw Problem.RULE_BROKEN.at("/committeeId", "COMMITTEE_NOT_COMPETENT");
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

    void assign(Dispute dispute, ActionRequests.NewAssignment form) {
        var first = candidate(dispute, form.mediatorId(), "/mediatorId");
        var others = new ArrayList<Mediator>();
        var ids = form.coMediatorIds() == null ? List.<UUID>of() : form.coMediatorIds();
        var faults = new Faults();
        for (int i = 0; i < ids.size(); i++) {
            var other = candidate(dispute, ids.get(i), "/coMediatorIds/" + i);
            faults.addIf(
                    other.staffId.equals(first.staffId)
                            || others.stream().anyMatch(m -> m.staffId.equals(other.staffId)),
                    "/coMediatorIds/" + i,
                    "MEDIATOR_TWICE");
            others.add(other);
        }
        faults.raise();
        assign(dispute, first, others, form.mode(), form.conflictDecision(), Days.now());
    }

    private Mediator candidate(Dispute dispute, UUID id, String pointer) {
        var mediator = Mediator.<Mediator>findById(id);
        if (mediator == null) throw Problem.RULE_BROKEN.at(pointer, "MEDIATOR_UNKNOWN");
        if (!mediator.organizationId.equals(dispute.committeeId))
            throw Problem.RULE_BROKEN.at(pointer, "MEDIATOR_OF_OTHER_COMMITTEE");
        return locked(mediator);
    }

    /** One mediator, or one who leads and others (人民调解法 art. 19); each engaged and apart from the parties. */
    public void assign(
            Dispute dispute,
            Mediator first,
            List<Mediator> others,
            AssignmentMode mode,
            ConflictDecision decision,
            Instant at) {
        release(dispute, at);
        appoint(dispute, first, true, mode, decision, at, others.isEmpty() ? "" : "/mediatorId");
        for (int i = 0; i < others.size(); i++)
            appoint(dispute, others.get(i), false, mode, decision, at, "/coMediatorIds/" + i);
        dispute.mediatedBy(first, others);
        disputes.note(dispute, TimelineStep.ASSIGNED, first.id, at);
        // Whoever may vary an agreement has no open case for it.
        if (!dispute.status.isOpen()) release(dispute, at);
    }

    private void appoint(
            Dispute dispute,
            Mediator mediator,
            boolean leads,
            AssignmentMode mode,
            ConflictDecision decision,
            Instant at,
            String pointer) {
        if (!mediator.mayMediateOn(Days.of(at))) throw Problem.NOT_ENGAGED.exception();
        neutrality.examine(dispute, mediator, decision, at, pointer);
        var assignment = new Assignment();
        assignment.belongsTo(dispute);
        assignment.mediatorId = mediator.id;
        assignment.leads = leads;
        assignment.mode = mode;
        assignment.at = at;
        assignment.byPost = caller.post().id();
        assignment.persist();
        mediator.openCases++;
    }

    /** Ends the current assignments: others come, or the mediation is over. The dispute keeps the last mediators' names. */
    public void release(Dispute dispute, Instant at) {
        current(dispute).forEach(assignment -> end(dispute, assignment, at));
        entities.flush();
    }

    /** Without the one who leads, nobody mediates until the committee assigns anew: those beside them are taken off too. */
    public void takeOff(Dispute dispute, UUID mediatorId, Instant at) {
        var leads = mediatorId.equals(dispute.mediatorId);
        var taken = current(dispute)
                .filter(a -> leads || a.mediatorId.equals(mediatorId))
                .toList();
        taken.forEach(a -> end(dispute, a, at));
        entities.flush();
        var first = leads ? null : Mediator.<Mediator>findById(dispute.mediatorId);
        var others = current(dispute)
                .filter(a -> !a.leads)
                .map(a -> Mediator.<Mediator>findById(a.mediatorId))
                .toList();
        dispute.mediatedBy(first, others);
        disputes.note(dispute, TimelineStep.MEDIATOR_TAKEN_OFF, mediatorId, at);
        taken.stream()
                .filter(a -> !a.mediatorId.equals(mediatorId))
                .forEach(a -> disputes.note(dispute, TimelineStep.MEDIATOR_TAKEN_OFF, a.mediatorId, at));
    }

    private void end(Dispute dispute, Assignment assignment, Instant at) {
        assignment.until = at;
        var mediator = Mediator.<Mediator>findById(assignment.mediatorId);
        if (mediator != null) {
            entities.flush();
            locked(mediator).openCases--;
        } else scope.over(new AreaCode(dispute.district), () -> countDown(assignment.mediatorId));
    }

    /** After a transfer sideways the receiver does not see the sender's mediators. */
    private void countDown(UUID id) {
        Mediator.<Mediator>findById(id, LockModeType.PESSIMISTIC_WRITE).openCases--;
        entities.flush();
    }

    /** Whether the one who led then, or somebody else who mediated it then, does so no more; after an agreement only who led is known. */
    public boolean hasLost(Dispute dispute, UUID leader, Instant since) {
        var staying = current(dispute).map(a -> a.mediatorId).toList();
        if (!staying.contains(leader)) return true;
        return Assignment.<Assignment>stream("dispute = ?1 and until >= ?2", dispute.key(), since)
                .anyMatch(a -> !staying.contains(a.mediatorId));
    }

    /** Since when this one has been mediating it without a break, or did last; null when they never did. */
    public Instant since(Dispute dispute, UUID staffId) {
        Instant since = null;
        for (var assignment : Assignment.<Assignment>list(
                "select a from Assignment a join Mediator m on m.id = a.mediatorId where a.dispute = ?1 and m.staffId = ?2 order by a.at desc",
                dispute.key(),
                staffId)) {
            if (since != null && (assignment.until == null || assignment.until.isBefore(since))) break;
            since = assignment.at;
        }
        return since;
    }

    /** By mediator, so that two requests lock them in one order. */
    public Stream<Assignment> current(Dispute dispute) {
        return Assignment.<Assignment>list("dispute = ?1 and until is null order by mediatorId", dispute.key())
                .stream();
    }

    /** Takes up again the assignments that were released at that time, but for mediators who are no longer engaged. */
    public void resume(Dispute dispute, Instant released) {
        var last =
                Assignment.<Assignment>list("dispute = ?1 and until = ?2 order by mediatorId", dispute.key(), released);
        if (last.isEmpty()) return;
        var leaders = new ArrayList<Mediator>();
        var others = new ArrayList<Mediator>();
        for (var assignment : last) {
            var mediator = Mediator.<Mediator>findById(assignment.mediatorId);
            if (mediator == null || !locked(mediator).mayMediateOn(Days.today())) continue;
            assignment.until = null;
            mediator.openCases++;
            (assignment.leads ? leaders : others).add(mediator);
        }
        dispute.mediatedBy(leaders.isEmpty() ? null : leaders.get(0), others);
        // Without the one who leads, nobody mediates.
        if (leaders.isEmpty()) release(dispute, Days.now());
    }

    public Mediator ownEngagement(AreaCode area, LocalDate day) {
        return locked(standing.engagement(area, day).orElseThrow(Problem.NOT_ENGAGED::exception));
    }

    /** As it is now, whatever was read of it before: its open cases are counted up and down by others at the same time. */
    private Mediator locked(Mediator mediator) {
        entities.refresh(mediator, LockModeType.PESSIMISTIC_WRITE);
        return mediator;
    }

    /** Only an assigned mediator acts, and only while engaged, on the day itself; so are all who mediate beside them. */
    public Mediator mustMediate(Dispute dispute, LocalDate day) {
        var mediator = current(dispute)
                .map(a -> Mediator.<Mediator>findById(a.mediatorId))
                .filter(m -> m != null && m.staffId.equals(caller.staffId()))
                .findFirst()
                .orElseThrow(() -> disputes.refusal(Problem.NOT_THE_MEDIATOR, dispute));
        mustAllBeEngaged(dispute, day);
        return mediator;
    }

    /** For what a mediator still does after the end, when nobody is assigned any more. */
    public void mustHaveMediated(Dispute dispute, LocalDate day) {
        if (!standing.mediates(dispute)) throw disputes.refusal(Problem.NOT_THE_MEDIATOR, dispute);
        mustAllBeEngaged(dispute, day);
    }

    /** Papers name all of them as those who mediated on that day. */
    private void mustAllBeEngaged(Dispute dispute, LocalDate day) {
        standing.notEngaged(dispute, day).ifPresent(who -> {
            throw disputes.refusal(Problem.NOT_ENGAGED, dispute).existing(who);
        });
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
        release(dispute, now);
        dispute.end(Status.TERMINATED, now);
        disputes.noteDone(dispute, TimelineStep.REFUSED, party.id, party.consentedAt);
    }
}
