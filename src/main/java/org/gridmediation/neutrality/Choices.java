package org.gridmediation.neutrality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Assignment;
import org.gridmediation.dispute.Assignments;
import org.gridmediation.dispute.Conflict;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Parties;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.mediator.Mediator;

/** What the parties say of a dispute's mediators, and what ties these to them. */
@ApplicationScoped
class Choices {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Parties parties;

    @Inject
    Assignments assignments;

    void choose(Dispute dispute, UUID partyId, NeutralityRequests.NewChoice form) {
        var party = parties.of(dispute, partyId);
        parties.mustSpeakFor(dispute, party, "");
        var mediator = current(dispute, form.mediatorId());
        disputes.dates(dispute)
                .with(Moment.ASSIGNMENT, assignments.since(dispute, mediator.staffId))
                .must(Moment.MEDIATOR_CHOICE, form.at(), "/at");
        var choice = new Choice();
        choice.belongsTo(dispute);
        choice.partyId = party.id;
        choice.mediatorId = mediator.id;
        choice.accepts = form.accepts();
        choice.answeredAt = form.at();
        choice.at = Days.now();
        choice.byRole = caller.post().role();
        choice.byPost = caller.post().id();
        choice.persist();
        disputes.note(
                dispute, form.accepts() ? TimelineStep.MEDIATOR_CHOSEN : TimelineStep.MEDIATOR_NOT_CHOSEN, party.id);
    }

    void disclose(Dispute dispute, UUID partyId, NeutralityRequests.NewDisclosure form) {
        var party = parties.of(dispute, partyId);
        var mediator = mediator(form.mediatorId());
        var disclosure = new Disclosure();
        disclosure.belongsTo(dispute);
        disclosure.partyId = party.id;
        disclosure.staffId = mediator.staffId;
        disclosure.kind = form.kind();
        disclosure.note = form.note();
        disclosure.at = Days.now();
        disclosure.byPost = caller.post().id();
        disclosure.persist();
        disputes.note(dispute, TimelineStep.TIE_DISCLOSED, party.id);
    }

    Mediator mediator(UUID id) {
        var mediator = Mediator.<Mediator>findById(id);
        if (mediator == null) throw Problem.RULE_BROKEN.at("/mediatorId", "MEDIATOR_UNKNOWN");
        return mediator;
    }

    Mediator current(Dispute dispute, UUID id) {
        return assignments
                .current(dispute)
                .filter(a -> id == null ? a.leads : a.mediatorId.equals(id))
                .findFirst()
                .map(a -> Mediator.<Mediator>findById(a.mediatorId))
                .orElseThrow(() -> Problem.RULE_BROKEN.at("/mediatorId", "NOT_ITS_MEDIATOR"));
    }

    List<MediatorOfDispute> mediators(Dispute dispute) {
        var choices = Choice.<Choice>list("dispute = ?1 order by at, id", dispute.key());
        var conflicts = Conflict.<Conflict>list("dispute = ?1 order by at, id", dispute.key());
        return Assignment.<Assignment>stream("dispute = ?1 order by at, leads desc, id", dispute.key())
                .map(a -> new MediatorOfDispute(
                        a,
                        last(choices, a.mediatorId),
                        conflicts.stream()
                                .filter(c -> c.mediatorId.equals(a.mediatorId) && c.at.equals(a.at))
                                .findFirst()
                                .map(MediatorOfDispute.AcceptedConflict::new)
                                .orElse(null)))
                .toList();
    }

    private static List<MediatorOfDispute.PartyChoice> last(List<Choice> choices, UUID mediator) {
        var last = new LinkedHashMap<UUID, MediatorOfDispute.PartyChoice>();
        for (var choice : choices)
            if (choice.mediatorId.equals(mediator))
                last.put(
                        choice.partyId,
                        new MediatorOfDispute.PartyChoice(choice.partyId, choice.accepts, choice.answeredAt));
        return List.copyOf(last.values());
    }
}
