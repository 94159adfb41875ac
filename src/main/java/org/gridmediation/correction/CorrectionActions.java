package org.gridmediation.correction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.gridmediation.privacy.Vault;
import org.gridmediation.records.Conditions;

/** From the flag to the last word. */
@ApplicationScoped
class CorrectionActions {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Corrections corrections;

    @Inject
    Disputes disputes;

    @Inject
    Vault vault;

    @Inject
    Journal journal;

    Correction flag(NewCorrection form) {
        if (!form.kind().isReadBy(caller.post())) throw Problem.NOT_FOUND.exception();
        var correction = new Correction();
        correction.kind = form.kind();
        locate(correction, form.recordId());
        form.check();
        correction.origin = Origin.FLAG;
        correction.state = CorrectionState.FLAGGED;
        correction.flaw = form.flaw();
        correction.text = form.text().strip();
        correction.field = form.field();
        if (form.proposed() != null && form.kind().isPersonal(form.field()))
            correction.proposedSealed = vault.seal(form.proposed());
        else correction.proposed = form.proposed();
        correction.flaggedBy(caller.post(), Days.now());
        corrections.begin(correction, CorrectionStep.FLAGGED);
        journal.about(correction.id);
        return correction;
    }

    private void locate(Correction correction, String id) {
        switch (correction.kind) {
            case AREA -> correction.belongsTo(area(id));
            case DISPUTE -> isOf(correction, disputes.get(uuid(id)));
            case RESIDENT, REPORT -> {
                correction.recordId = uuid(id);
                correction.belongsTo(place(correction));
            }
        }
    }

    private static void isOf(Correction correction, Dispute dispute) {
        correction.belongsTo(dispute);
        correction.recordId = dispute.id;
        correction.heldBy = dispute.holderArea;
    }

    private AreaCode area(String id) {
        AreaCode code;
        try {
            code = new AreaCode(id);
        } catch (IllegalArgumentException notOne) {
            throw Problem.RULE_BROKEN.at("/recordId", "AREA_CODE_INVALID");
        }
        caller.mustCover(code);
        if (Area.<Area>findById(code) == null) throw Problem.NOT_FOUND.exception();
        return code;
    }

    private static UUID uuid(String id) {
        if (id.length() != 36) throw Problem.NOT_FOUND.exception();
        return UUID.fromString(id);
    }

    private AreaCode place(Correction correction) {
        var entity = correction.kind == RecordKind.RESIDENT ? "Resident" : "Report";
        return new Conditions()
                .is("id", correction.recordId)
                .inDistrict(caller.area())
                .query("select area from " + entity, AreaCode.class)
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    Correction acknowledge(UUID id) {
        return corrections.act(id, CorrectionAction.ACKNOWLEDGE, null);
    }

    Correction answer(UUID id, CorrectionAnswer form) {
        var text = CorrectionText.checked(form.text(), "/text");
        var correction = corrections.act(id, form.result().act, text);
        if (form.result() == CorrectionAnswer.Result.SUPPLEMENTED && !isSupplemented(correction))
            throw Problem.RULE_BROKEN.at("/result", "SUPPLEMENT_MISSING");
        correction.answer = text;
        correction.answeredAt = Days.now();
        if (!caller.is(Role.ADMINISTRATOR)) correction.answeredByArea = caller.area();
        return correction;
    }

    private boolean isSupplemented(Correction correction) {
        if (correction.disputeId() == null) return false;
        var since = entities.createNativeQuery(
                        "select count(*) from supplement where dispute_id = ?1 and at >= ?2 and district = ?3")
                .setParameter(1, correction.disputeId())
                .setParameter(2, correction.at)
                .setParameter(3, correction.district);
        return ((Number) since.getSingleResult()).longValue() > 0;
    }

    Correction close(UUID id) {
        return corrections.act(id, CorrectionAction.CLOSE, null);
    }

    Correction escalate(UUID id, CorrectionReason form) {
        return corrections.act(id, CorrectionAction.ESCALATE, CorrectionText.checked(form.reason(), "/reason"));
    }

    Correction decide(UUID id, CorrectionDecision form) {
        var reason = CorrectionText.checked(form.reason(), "/reason");
        var correction = corrections.act(id, form.result().act, reason);
        correction.decision = reason;
        return correction;
    }

    /** For whoever is to put it right, or to decide whether it is. */
    CorrectionReveal.RevealedCorrection reveal(UUID id, CorrectionReveal form) {
        var correction = corrections.get(id);
        caller.must(
                "revealCorrection",
                post -> correction.isMeantFor(post) || CorrectionAction.UPHOLD.side.rule.test(correction, post),
                Problem.CORRECTION_NOT_YOURS);
        journal.purpose(form.purpose());
        return new CorrectionReveal.RevealedCorrection(
                correction.proposedSealed == null ? correction.proposed : vault.open(correction.proposedSealed));
    }
}
