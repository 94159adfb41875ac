package org.gridmediation.neutrality;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Assignments;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeEvent;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Parties;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.mediator.Mediator;

/** Asked for by the mediator or a party, decided by the committee. */
@ApplicationScoped
class Recusals {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Parties parties;

    @Inject
    Assignments assignments;

    @Inject
    Choices choices;

    RecusalDetail ask(Dispute dispute, NeutralityRequests.NewRecusal form) {
        var mediator = choices.current(dispute, form.mediatorId());
        var party = form.partyId() == null ? null : parties.named(dispute, form.partyId(), "/partyId");
        if (party == null && !mediator.staffId.equals(caller.staffId()))
            throw Problem.RULE_BROKEN.at("/partyId", "WHO_ASKS");
        if (party != null) parties.mustSpeakFor(dispute, party, "/partyId");
        var recusal = new Recusal();
        recusal.belongsTo(dispute);
        recusal.mediatorId = mediator.id;
        recusal.staffId = mediator.staffId;
        recusal.partyId = form.partyId();
        recusal.reason = form.reason();
        recusal.at = Days.now();
        recusal.byRole = caller.post().role();
        recusal.byPost = caller.post().id();
        recusal.persist();
        dispute.recusalPending = true;
        disputes.note(dispute, TimelineStep.RECUSAL_ASKED, recusal.id);
        entities.flush();
        return new RecusalDetail(recusal, dispute.version);
    }

    /** Nobody decides about themselves. Who is recused does not come back to this dispute. */
    RecusalDetail decide(Dispute dispute, UUID id, NeutralityRequests.RecusalDecision form) {
        var recusal = rows(dispute).stream()
                .filter(r -> r.id.equals(id))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
        if (!recusal.isOpen()) throw disputes.refusal(Problem.RECUSAL_CLOSED, dispute);
        if (recusal.staffId.equals(caller.staffId())) throw disputes.refusal(Problem.NOT_THE_HOLDER, dispute);
        dispute.recusalPending = false;
        recusal.granted = form.granted();
        recusal.explanation = form.explanation();
        recusal.decidedAt = Days.now();
        recusal.decidedByPost = caller.post().id();
        disputes.note(dispute, form.granted() ? TimelineStep.RECUSAL_GRANTED : TimelineStep.RECUSAL_DENIED, recusal.id);
        if (form.granted()
                && assignments.current(dispute).anyMatch(a -> staff(a.mediatorId)
                        .equals(recusal.staffId))) assignments.takeOff(dispute, recusal.mediatorId, recusal.decidedAt);
        entities.flush();
        return new RecusalDetail(recusal, dispute.version);
    }

    /** A request never outlives what it is about: whatever ends the case, or takes it to other mediators, lets it lapse. */
    void lapse(@Observes @Priority(DisputeEvent.RECUSALS) DisputeEvent event) {
        var dispute = event.dispute();
        if (!dispute.recusalPending || dispute.status == Status.TRANSFERRED) return;
        for (var recusal : rows(dispute)) {
            if (!recusal.isOpen()
                    || dispute.status.isOpen() && dispute.mediators().contains(" " + recusal.staffId)) continue;
            recusal.lapsedAt = event.at();
            dispute.recusalPending = false;
            disputes.note(dispute, TimelineStep.RECUSAL_LAPSED, recusal.id, event.at());
        }
    }

    private UUID staff(UUID mediator) {
        return Mediator.<Mediator>findById(mediator).staffId;
    }

    List<RecusalDetail> of(Dispute dispute) {
        return rows(dispute).stream()
                .map(r -> new RecusalDetail(r, dispute.version))
                .toList();
    }

    private List<Recusal> rows(Dispute dispute) {
        return Recusal.<Recusal>list("dispute = ?1 order by at, id", dispute.key());
    }
}
