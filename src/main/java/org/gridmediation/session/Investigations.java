package org.gridmediation.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Parties;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;

/** Writes down what was asked and looked at. */
@ApplicationScoped
class Investigations {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Parties parties;

    InvestigationDetail record(Dispute dispute, NewInvestigation form) {
        var faults = new Faults();
        var dates = disputes.dates(dispute);
        dates.check(Moment.INVESTIGATION, form.beganAt(), "/beganAt", faults);
        dates.with(Moment.INVESTIGATION, form.beganAt())
                .check(Moment.INVESTIGATION_END, form.endedAt(), "/endedAt", faults);
        faults.addIf(form.askedPartyId() != null && form.askedName() != null, "/askedName", "ASKED_PARTY_OR_NAME");
        faults.raise();
        var asked = form.askedPartyId() == null ? null : parties.named(dispute, form.askedPartyId(), "/askedPartyId");
        var investigation = new Investigation();
        investigation.belongsTo(dispute);
        investigation.number = rows(dispute).size() + 1;
        investigation.beganAt = form.beganAt();
        investigation.endedAt = Days.notBefore(form.beganAt(), form.endedAt());
        investigation.place = form.place();
        investigation.askedParty = form.askedPartyId();
        investigation.askedName = asked == null ? form.askedName() : asked.name;
        investigation.askedAs = form.askedAs();
        investigation.investigator = caller.post().name();
        investigation.recorder = form.recorder();
        investigation.record = form.record();
        investigation.at = Days.now();
        investigation.byPost = caller.post().id();
        investigation.persist();
        disputes.noteDone(dispute, TimelineStep.INVESTIGATED, investigation.id, investigation.beganAt);
        entities.flush();
        return new InvestigationDetail(investigation, dispute.version);
    }

    List<InvestigationDetail> of(Dispute dispute) {
        return rows(dispute).stream()
                .map(i -> new InvestigationDetail(i, dispute.version))
                .toList();
    }

    private List<Investigation> rows(Dispute dispute) {
        return Investigation.<Investigation>list("dispute = ?1 order by number", dispute.key());
    }
}
