package org.gridmediation.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Staff;
import org.gridmediation.dispute.Assignments;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.party.Notices;

/** Writes down what mediators held. */
@ApplicationScoped
class Sessions {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Assignments assignments;

    @Inject
    Facts facts;

    @Inject
    Attendances attendances;

    @Inject
    Notices notices;

    void hold(Dispute dispute, NewSession form) {
        var mediator = assignments.mustMediate(dispute, Days.of(form.heldAt()));
        var faults = new Faults();
        var online = form.placeKind() == PlaceKind.ONLINE;
        faults.addIf(online != (form.link() != null), "/link", "LINK_OF_ONLINE");
        attendances.check(dispute, form, faults);
        var dates = notices.rightsTold(dispute, form.rightsNotice(), form.heldAt(), form.absent(), "", faults);
        dates.with(Moment.ACCEPTED, dispute.acceptedAt)
                .with(Moment.ASSIGNMENT, assignments.since(dispute, mediator.staffId))
                .check(Moment.SESSION, form.heldAt(), "/heldAt", faults);
        dates.with(Moment.SESSION, form.heldAt()).check(Moment.SESSION_END, form.endedAt(), "/endedAt", faults);
        faults.raise();
        var held = new Session();
        held.belongsTo(dispute);
        held.describe(form);
        held.participants = participants(form);
        held.number = ++dispute.sessions;
        held.mediatorId = mediator.id;
        held.at = Days.now();
        held.byPost = caller.post().id();
        held.persist();
        facts.state(dispute, held, form.undisputedFacts());
        dispute.status = Status.IN_MEDIATION;
        disputes.noteDone(dispute, TimelineStep.SESSION_HELD, held.id, form.heldAt());
    }

    /** A member of staff keeps the name of the day. */
    private List<NewSession.Participant> participants(NewSession form) {
        var named = new ArrayList<NewSession.Participant>();
        var faults = new Faults();
        var given = form.participants() == null ? List.<NewSession.Participant>of() : form.participants();
        for (int i = 0; i < given.size(); i++) {
            var participant = given.get(i);
            var staff = participant.staffId() == null ? null : staff(participant.staffId(), i);
            faults.addIf(
                    (staff == null) == (participant.name() == null), "/participants/" + i, "PARTICIPANT_NAME_OR_STAFF");
            faults.addIf(given.indexOf(participant) < i, "/participants/" + i, "PARTICIPANT_TWICE");
            named.add(new NewSession.Participant(
                    participant.kind(), staff == null ? participant.name() : staff.name, participant.staffId()));
        }
        faults.raise();
        return named;
    }

    private Staff staff(UUID id, int index) {
        return Staff.<Staff>find("id", id)
                .firstResultOptional()
                .orElseThrow(() -> Problem.RULE_BROKEN.at("/participants/" + index + "/staffId", "STAFF_UNKNOWN"));
    }

    List<SessionDetail> sessions(Dispute dispute) {
        return Session.<Session>stream("dispute = ?1 order by number", dispute.key())
                .map(SessionDetail::new)
                .toList();
    }
}
