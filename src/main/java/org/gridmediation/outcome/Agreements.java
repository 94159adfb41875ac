package org.gridmediation.outcome;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gridmediation.dispute.Assignments;
import org.gridmediation.dispute.CaseWordings;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeEvent;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Neutrality;
import org.gridmediation.dispute.NewObligation;
import org.gridmediation.dispute.Parties;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.party.Guardians;
import org.gridmediation.session.Session;

/** Writes agreements down and brings them into force: an oral one when it is reached, a written one with the last evidence (art. 29, 30). */
@ApplicationScoped
class Agreements {
    @Inject
    EntityManager entities;

    @Inject
    Disputes disputes;

    @Inject
    Assignments assignments;

    @Inject
    Neutrality neutrality;

    @Inject
    Obligations obligations;

    @Inject
    AgreementMarks agreementMarks;

    @Inject
    AgreementDates agreementDates;

    @Inject
    AgreementClocks clocks;

    @Inject
    Guardians guardians;

    /** @param outcome not stored yet, with all but the agreement's own fields */
    void conclude(Dispute dispute, Outcome outcome, NewOutcome.Agreement form, String pointer) {
        outcome.guardiansPresent = guardians.present(dispute, form.guardiansPresent(), form.agreedAt(), pointer);
        outcome.says(form);
        agreementDates.check(dispute, outcome, form, pointer);
        var owed = read(dispute, outcome, form.obligations(), pointer);
        var marks = AgreementMarks.of(form);
        var later = Boolean.TRUE.equals(form.toBeSigned());
        if (form.form() == AgreementForm.ORAL) {
            AgreementMarks.mustNotBeSigned(form, pointer);
            outcome.binds(outcome.agreedAt);
        } else {
            agreementMarks.check(dispute, marks, pointer);
            outcome.mediatorSignedAt = form.mediatorSignedAt();
            outcome.sealedAt = form.sealedAt();
            var missing = agreementMarks.missing(dispute, outcome, marks, pointer);
            if (missing == null) outcome.binds(AgreementMarks.effect(outcome, marks));
            else if (later) outcome.waitsForSignatures(!marks.isEmpty());
            else throw missing;
        }
        if (outcome.standing) supersede(dispute, outcome, outcome.effectiveAt);
        outcome.persist();
        marks.forEach(m -> agreementMarks.put(dispute, outcome, m));
        owed.forEach(o -> put(dispute, outcome, o));
        if (outcome.standing) {
            announce(dispute, outcome, outcome.at, owed);
        } else {
            dispute.draftId = outcome.id;
            if (outcome.variesId == null) dispute.status = Status.IN_MEDIATION;
            disputes.note(dispute, TimelineStep.AGREEMENT_DRAFTED, outcome.id, outcome.at);
        }
    }

    /** On the spot: in force at once, nothing to sign. */
    void concludeOrally(Dispute dispute, Outcome outcome, List<NewObligation> owes, String pointer) {
        var owed = read(dispute, outcome, owes, pointer);
        outcome.binds(outcome.agreedAt);
        outcome.persist();
        owed.forEach(o -> put(dispute, outcome, o));
        announce(dispute, outcome, outcome.at, owed);
    }

    private List<Obligation> read(Dispute dispute, Outcome outcome, List<NewObligation> owes, String pointer) {
        if (owes == null || owes.isEmpty()) return List.of();
        return obligations.read(outcome, owes, disputes.parties(dispute), pointer);
    }

    /** Brings a draft into force if nothing is missing any more. */
    void completeIfSigned(Dispute dispute, Outcome draft) {
        var marks = agreementMarks.of(draft);
        if (agreementMarks.missing(dispute, draft, marks, "") != null) return;
        var effect = AgreementMarks.effect(draft, marks);
        agreementDates.mustTakeEffect(dispute, effect);
        supersede(dispute, draft, effect);
        draft.binds(effect);
        announce(dispute, draft, Days.now(), obligations.of(draft));
    }

    private void announce(Dispute dispute, Outcome outcome, Instant at, List<Obligation> owed) {
        dispute.draftId = null;
        dispute.outcomeId = outcome.id;
        dispute.level = outcome.level;
        if (outcome.variesId == null) {
            assignments.release(dispute, at);
            dispute.end(Status.AGREED, at);
            disputes.note(dispute, TimelineStep.OUTCOME_RECORDED, outcome.id, at, outcome.effectiveAt);
        } else {
            dispute.status = Status.AGREED;
            disputes.note(dispute, TimelineStep.AGREEMENT_VARIED, outcome.id, at);
        }
        disputes.note(dispute, TimelineStep.AGREEMENT_EFFECTIVE, outcome.id, at);
        owed.forEach(o -> disputes.note(dispute, TimelineStep.OBLIGATION_AGREED, o.id, at));
        clocks.start(dispute, outcome, at, owed);
    }

    /** Only one outcome stands, in the database too: the old one is put away before the new one comes. */
    private void supersede(Dispute dispute, Outcome next, Instant effect) {
        if (next.variesId == null) return;
        var old = dispute.beside(Outcome.class, next.variesId);
        old.gives(Track.VARIED);
        clocks.stop(dispute, old, effect);
        entities.flush();
    }

    private void lapseIfTied(Dispute dispute) {
        if (dispute.draftId != null
                && neutrality
                        .against(dispute)
                        .filter(Problem.MEDIATOR_TIED::equals)
                        .isPresent()) lapse(dispute);
    }

    private Outcome draft(Dispute dispute) {
        return dispute.beside(Outcome.class, dispute.draftId);
    }

    void lapse(Dispute dispute) {
        if (dispute.draftId == null) return;
        draft(dispute).gives(Track.LAPSED);
        disputes.note(dispute, TimelineStep.AGREEMENT_LAPSED, dispute.draftId);
        dispute.draftId = null;
        entities.flush();
    }

    /**
     * Who refuses mediation signs no more; what one committee drafted another does not seal; what some agreed on binds nobody who joined
     * later, or must consent anew; what the parties did not agree on when they met once more is not agreed; and what is the work of a mediator who has left the case, or may not mediate it, comes to nothing.
     */
    void observe(@Observes @Priority(DisputeEvent.AGREEMENTS) DisputeEvent event) {
        var dispute = event.dispute();
        switch (event.step()) {
            case REFUSED, WITHDRAWN, TRANSFER_ACCEPTED, REFERRED, PARTY_ADDED -> lapse(dispute);
            case PARTY_REMOVED -> {
                if (hasAgreed(dispute, event.about(), event.at()))
                    throw disputes.refusal(Problem.PARTY_HAS_ANSWERED, dispute);
                lapse(dispute);
            }
            case PARTY_CHANGED -> {
                Party.among(disputes.parties(dispute), event.about(), null)
                        .filter(p -> p.identifiedAt != null)
                        .filter(p -> hasAgreed(dispute, p.id, p.identifiedAt))
                        .ifPresent(p -> {
                            throw Problem.RULE_BROKEN.at("", "PARTY_AGREED");
                        });
                if (!disputes.parties(dispute).stream().allMatch(Party::hasConsented)) lapse(dispute);
                lapseIfTied(dispute);
            }
            case TIE_DISCLOSED -> lapseIfTied(dispute);
            case SESSION_HELD -> {
                if (dispute.draftId != null
                        && dispute.beside(Session.class, event.about()).refutes(draft(dispute).agreedAt))
                    lapse(dispute);
            }
            case ASSIGNED, MEDIATOR_TAKEN_OFF -> {
                if (dispute.draftId != null
                        && assignments.hasLost(dispute, draft(dispute).mediatorId, draft(dispute).at)) lapse(dispute);
            }
            default -> {}
        }
    }

    /** What was signed is not what papers say any more. Who has signed stands there with the guardian of then. */
    void observe(@Observes CaseWordings.WordingChange event) {
        var dispute = event.dispute();
        if (dispute.draftId == null) return;
        var marks = agreementMarks.of(draft(dispute));
        var unchanged = event.guarded() != null
                && marks.stream().anyMatch(m -> event.guarded().equals(m.partyId));
        if (!marks.isEmpty() && !unchanged) lapse(dispute);
    }

    /** Whether it was a party when an agreement was concluded that came into force: then it stays who it is, and a party. */
    static boolean hasAgreed(Dispute dispute, UUID party, Instant until) {
        var joined = Parties.joined(dispute.key()).getOrDefault(party, Instant.EPOCH);
        return Outcome.count(
                        "dispute = ?1 and kind = AGREED and effectiveAt is not null and at between ?2 and ?3",
                        dispute.key(),
                        joined,
                        until)
                > 0;
    }

    private void put(Dispute dispute, Outcome outcome, Obligation obligation) {
        obligation.belongsTo(dispute);
        obligation.outcomeId = outcome.id;
        obligation.persist();
    }
}
