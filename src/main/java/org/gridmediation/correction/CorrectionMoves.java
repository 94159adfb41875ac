package org.gridmediation.correction;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.DisputeEvent;
import org.gridmediation.http.Days;
import org.gridmediation.report.ReportNotice;
import org.gridmediation.report.ReportStep;
import org.gridmediation.resident.ResidentMoved;

/** What happens to the records. */
@ApplicationScoped
class CorrectionMoves {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Corrections corrections;

    /** Whoever takes a dispute on answers for it. */
    void happened(@Observes @Priority(DisputeEvent.CORRECTIONS) DisputeEvent happened) {
        switch (happened.step()) {
            case ACCEPTED, TRANSFER_ACCEPTED ->
                Correction.update(
                        """
                                update Correction set heldBy = ?1, version = version + 1
                                where dispute = ?2 and state <> CLOSED""", happened.dispute().holderArea, happened.dispute().key());
            default -> {}
        }
    }

    /** As the parts of a record go with it. */
    void happened(@Observes @Priority(ResidentMoved.CORRECTIONS) ResidentMoved settled) {
        if (settled.from() == null) return;
        entities.flush();
        entities.createNativeQuery("select follow_area('{}', array[:resident], :district)", Long.class)
                .setParameter("resident", settled.resident())
                .setParameter("district", settled.in().district())
                .getSingleResult();
    }

    /** 回流: a report that is sent back waits for its area until it is submitted again. */
    void happened(@Observes ReportNotice happened) {
        if (happened.step() == ReportStep.RETURNED) sentBack(happened);
        else if (happened.step() == ReportStep.SUBMITTED) submitted(happened);
    }

    private void sentBack(ReportNotice happened) {
        var correction = new Correction();
        correction.belongsTo(happened.area());
        correction.kind = RecordKind.REPORT;
        correction.recordId = happened.id();
        correction.origin = Origin.RETURN;
        correction.state = CorrectionState.DIRECTED;
        correction.text = happened.note();
        correction.flaggedBy(caller.post(), Days.now());
        corrections.begin(correction, CorrectionStep.RETURNED);
    }

    private void submitted(ReportNotice happened) {
        Correction.<Correction>find(
                        "recordId = ?1 and district = ?2 and origin = RETURN and state <> CLOSED",
                        happened.id(),
                        happened.area().district())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .forEach(correction -> {
                    corrections.passed(correction, Days.now());
                    corrections.does(correction, CorrectionAction.CLOSE, null, Days.now());
                });
    }
}
