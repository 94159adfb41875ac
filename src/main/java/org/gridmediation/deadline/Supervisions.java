package org.gridmediation.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;

/** Urging, and answering. */
@ApplicationScoped
class Supervisions {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Clocks clocks;

    void supervise(Dispute dispute, NewSupervision form) {
        var supervision = new Supervision();
        supervision.belongsTo(dispute);
        supervision.number = of(dispute).size() + 1;
        supervision.demand = form.demand();
        supervision.demandedBy(caller.post(), Days.now());
        supervision.persist();
        dispute.supervisedFrom = widestOpen(dispute);
        disputes.note(dispute, TimelineStep.SUPERVISED, supervision.id, supervision.at);
        if (form.replyBy() == null)
            clocks.start(dispute, ClockKind.SUPERVISION, supervision.id, supervision.at, null, null);
        else clocks.startUntil(dispute, ClockKind.SUPERVISION, supervision.id, form.replyBy(), null);
    }

    void answer(Dispute dispute, UUID id, NewSupervision.Answer form) {
        var supervision =
                of(dispute).stream().filter(s -> s.id.equals(id)).findFirst().orElseThrow(Problem.NOT_FOUND::exception);
        if (supervision.answer != null) throw Problem.WRONG_STATE.exception("ANSWERED");
        disputes.must(dispute, Action.ANSWER_SUPERVISION);
        supervision.answer = form.answer();
        supervision.answeredBy(caller.post(), Days.now());
        dispute.supervisedFrom = widestOpen(dispute);
        disputes.note(dispute, TimelineStep.SUPERVISION_ANSWERED, supervision.id, supervision.answeredAt);
        clocks.stop(dispute, ClockKind.SUPERVISION, supervision.id, supervision.answeredAt);
    }

    /** Nobody answers their own demand, nor one from below. */
    private AreaCode widestOpen(Dispute dispute) {
        return of(dispute).stream()
                .filter(s -> s.answer == null)
                .map(s -> s.byArea)
                .min(Comparator.comparing(area -> area.tier().digits))
                .orElse(null);
    }

    private List<Supervision> of(Dispute dispute) {
        return Supervision.<Supervision>list("dispute = ?1 order by number", dispute.key());
    }

    List<SupervisionDetail> list(Dispute dispute) {
        return of(dispute).stream().map(SupervisionDetail::new).toList();
    }
}
