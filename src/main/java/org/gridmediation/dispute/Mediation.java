package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.mediator.Mediator;
import org.gridmediation.organization.Organization;

/** From acceptance to the last session. */
@ApplicationScoped
public class Mediation {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Numbers numbers;

    @Inject
    Desk desk;

    void accept(Dispute dispute, UUID committee) {
        var organization = session.find(Organization.class, committee);
        if (organization == null || organization.caseWord == null)
            throw Problem.RULE_BROKEN.at("/committeeId", "COMMITTEE_UNKNOWN");
        // Committees have no hierarchy: nobody accepts for another tier's; what it should have is transferred to it.
        if (!organization.area.equals(caller.area()))
            throw Problem.RULE_BROKEN.at("/committeeId", "COMMITTEE_NOT_COMPETENT");
        accept(dispute, organization, Days.now());
    }

    /** Takes the dispute on for a committee and gives it its case number. */
    public void accept(Dispute dispute, Organization committee, Instant at) {
        var decision = decision(dispute, true, at);
        decision.committeeId = committee.id;
        decision.year = Days.of(at).getYear();
        decision.sequence = numbers.caseSequence(committee.id, decision.year);
        dispute.caseNumber = Numbers.caseNumber(decision.year, committee.caseWord, decision.sequence);
        dispute.committeeId = committee.id;
        dispute.heldBy(committee);
        dispute.acceptedAt = at;
        dispute.status = Status.ACCEPTED;
        session.persist(decision);
        disputes.note(dispute, Step.ACCEPTED, committee.id, at);
    }

    void decline(Dispute dispute, Acts.Decline form) {
        var decision = decision(dispute, false, Days.now());
        decision.reason = form.reason();
        decision.explanation = form.explanation();
        session.persist(decision);
        dispute.end(Status.NOT_ACCEPTED, decision.at);
        disputes.note(dispute, Step.DECLINED, decision.id);
    }

    private Decision decision(Dispute dispute, boolean accepted, Instant at) {
        var decision = new Decision();
        decision.belongsTo(dispute);
        decision.accepted = accepted;
        decision.at = at;
        decision.byPost = caller.post().id();
        return decision;
    }

    void assign(Dispute dispute, Acts.NewAssignment form) {
        var mediator = session.find(Mediator.class, form.mediatorId(), LockModeType.PESSIMISTIC_WRITE);
        if (mediator == null) throw Problem.RULE_BROKEN.at("/mediatorId", "MEDIATOR_UNKNOWN");
        if (!mediator.organizationId.equals(dispute.committeeId))
            throw Problem.RULE_BROKEN.at("/mediatorId", "MEDIATOR_OF_OTHER_COMMITTEE");
        assign(dispute, mediator, form.mode(), Days.now());
    }

    public void assign(Dispute dispute, Mediator mediator, AssignmentMode mode, Instant at) {
        if (!mediator.mayMediateOn(Days.of(at))) throw Problem.NOT_ENGAGED.exception();
        release(dispute, at);
        var assignment = new Assignment();
        assignment.belongsTo(dispute);
        assignment.mediatorId = mediator.id;
        assignment.mode = mode;
        assignment.at = at;
        assignment.byPost = caller.post().id();
        session.persist(assignment);
        mediator.openCases++;
        dispute.mediatorId = mediator.id;
        dispute.mediatorStaffId = mediator.staffId;
        disputes.note(dispute, Step.ASSIGNED, mediator.id, at);
    }

    /** Ends the current assignment: another mediator comes, or the mediation is over. The dispute keeps the last mediator's name. */
    public void release(Dispute dispute, Instant at) {
        session.createQuery("from Assignment where disputeId = :dispute and until is null", Assignment.class)
                .setParameter("dispute", dispute.id)
                .getResultStream()
                .findFirst()
                .ifPresent(current -> {
                    current.until = at;
                    session.find(Mediator.class, current.mediatorId, LockModeType.PESSIMISTIC_WRITE).openCases--;
                    session.flush();
                });
    }

    /** Takes up again the assignment that was released at that time, unless its mediator is no longer engaged. */
    public void resume(Dispute dispute, Instant released) {
        session.createQuery(
                        "from Assignment where disputeId = :dispute and until = :released order by at desc",
                        Assignment.class)
                .setParameter("dispute", dispute.id)
                .setParameter("released", released)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .ifPresent(last -> {
                    var mediator = session.find(Mediator.class, last.mediatorId, LockModeType.PESSIMISTIC_WRITE);
                    if (!mediator.mayMediateOn(Days.today())) return;
                    last.until = null;
                    mediator.openCases++;
                });
    }

    public Mediator ownEngagement(AreaCode area, LocalDate day) {
        return desk.engagement(area, day).orElseThrow(Problem.NOT_ENGAGED::exception);
    }

    /** Only the assigned mediator acts, and only while engaged, on the day itself. */
    public Mediator mustMediate(Dispute dispute, LocalDate day) {
        var mediator = dispute.mediatorId == null ? null : session.find(Mediator.class, dispute.mediatorId);
        if (mediator == null || !mediator.staffId.equals(caller.staffId())) throw Problem.NOT_THE_MEDIATOR.exception();
        if (!mediator.mayMediateOn(day)) throw Problem.NOT_ENGAGED.exception();
        return mediator;
    }

    Party consent(Dispute dispute, UUID partyId, Acts.Consent form) {
        var party = disputes.parties(dispute.id).stream()
                .filter(p -> p.id.equals(partyId))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
        party.answer(form.agrees(), form.guardianName(), form.at(), "");
        if (form.refuses()) {
            if (!Boolean.TRUE.equals(form.toldOfOtherRoutes()))
                throw Problem.RULE_BROKEN.at("/toldOfOtherRoutes", "OTHER_ROUTES_NOT_TOLD");
            release(dispute, Days.now());
            dispute.end(Status.TERMINATED, Days.now());
        }
        disputes.note(dispute, form.refuses() ? Step.REFUSED : Step.CONSENTED, party.id);
        return party;
    }

    SessionDetail hold(Dispute dispute, NewSession form) {
        var mediator = mustMediate(dispute, Days.of(form.heldAt()));
        var parties = disputes.parties(dispute.id).stream().map(p -> p.id).toList();
        var statements = form.statements() == null ? List.<NewSession.Statement>of() : form.statements();
        for (int i = 0; i < statements.size(); i++)
            if (!parties.contains(statements.get(i).partyId()))
                throw Problem.RULE_BROKEN.at("/statements/" + i + "/partyId", "PARTY_UNKNOWN");
        var held = new Session();
        held.belongsTo(dispute);
        held.number = sessions(dispute.id).size() + 1;
        held.kind = form.kind();
        held.heldAt = form.heldAt();
        held.place = form.place();
        held.open = Boolean.TRUE.equals(form.open());
        held.record = form.record();
        held.statements = statements;
        held.participants = form.participants() == null ? List.of() : form.participants();
        held.mediatorId = mediator.id;
        held.at = Days.now();
        held.byPost = caller.post().id();
        session.persist(held);
        dispute.status = Status.IN_MEDIATION;
        disputes.note(dispute, Step.SESSION_HELD, held.id);
        return new SessionDetail(held);
    }

    List<SessionDetail> sessions(UUID dispute) {
        return session.createQuery("from Session where disputeId = :dispute order by number", Session.class)
                .setParameter("dispute", dispute)
                .getResultStream()
                .map(SessionDetail::new)
                .toList();
    }
}
