package org.gridmediation.outcome;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.attachment.Attachments;
import org.gridmediation.dispute.CaseWordings;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeEvent;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Mediation;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Neutrality;
import org.gridmediation.dispute.NewObligation;
import org.gridmediation.dispute.Parties;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.RightsNotice;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.outcome.AgreementMark.Signer;
import org.gridmediation.party.Guardians;
import org.gridmediation.party.Notices;
import org.gridmediation.session.Session;

/** Writes agreements down and brings them into force: an oral one when it is reached, a written one with the last evidence (art. 29, 30). */
@ApplicationScoped
class Agreements {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Mediation mediation;

    @Inject
    Neutrality neutrality;

    @Inject
    Obligations obligations;

    @Inject
    Attachments attachments;

    @Inject
    AgreementClocks clocks;

    @Inject
    Notices notices;

    @Inject
    Guardians guardians;

    @Inject
    Confirmations confirmations;

    /** @param outcome not stored yet, with all but the agreement's own fields */
    void conclude(Dispute dispute, Outcome outcome, NewOutcome.Agreement form, String pointer) {
        outcome.guardiansPresent = guardians.present(dispute, form.guardiansPresent(), form.agreedAt(), pointer);
        outcome.says(form);
        check(dispute, outcome, form, pointer);
        var owed = read(dispute, outcome, form.obligations(), pointer);
        var marks = marks(form);
        var later = Boolean.TRUE.equals(form.toBeSigned());
        if (form.form() == AgreementForm.ORAL) {
            mustNotBeSigned(form, pointer);
            outcome.binds(outcome.agreedAt);
        } else {
            mustBeOfParties(dispute, marks, pointer);
            mustBeAttached(dispute, marks, pointer);
            outcome.mediatorSignedAt = form.mediatorSignedAt();
            outcome.sealedAt = form.sealedAt();
            var missing = missing(dispute, outcome, marks, pointer);
            if (missing == null) outcome.binds(effect(outcome, marks));
            else if (later) outcome.waitsForSignatures(!marks.isEmpty());
            else throw missing;
        }
        if (outcome.standing) supersede(dispute, outcome, outcome.effectiveAt);
        outcome.persist();
        marks.forEach(m -> put(dispute, outcome, m));
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
        var marks = marks(draft);
        if (missing(dispute, draft, marks, "") != null) return;
        var effect = effect(draft, marks);
        supersede(dispute, draft, effect);
        draft.binds(effect);
        announce(dispute, draft, Days.now(), obligations.of(draft));
    }

    private void announce(Dispute dispute, Outcome outcome, Instant at, List<Obligation> owed) {
        dispute.draftId = null;
        dispute.outcomeId = outcome.id;
        dispute.level = outcome.level;
        if (outcome.variesId == null) {
            mediation.release(dispute, at);
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
     * later, or must consent anew; and what is the work of a mediator who has left the case, or may not mediate it, comes to nothing.
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
            case ASSIGNED, MEDIATOR_TAKEN_OFF -> {
                if (dispute.draftId != null && mediation.hasLost(dispute, draft(dispute).mediatorId, draft(dispute).at))
                    lapse(dispute);
            }
            default -> {}
        }
    }

    /** What was signed is not what papers say any more. Who has signed stands there with the guardian of then. */
    void observe(@Observes CaseWordings.WordingChange event) {
        var dispute = event.dispute();
        if (dispute.draftId == null) return;
        var marks = marks(draft(dispute));
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

    void put(Dispute dispute, Outcome outcome, AgreementMark mark) {
        mark.belongsTo(dispute);
        mark.outcomeId = outcome.id;
        mark.recordedAt = Days.now();
        mark.byName = caller.post().name();
        mark.byPost = caller.post().id();
        mark.persist();
    }

    private void put(Dispute dispute, Outcome outcome, Obligation obligation) {
        obligation.belongsTo(dispute);
        obligation.outcomeId = outcome.id;
        obligation.persist();
    }

    List<AgreementMark> marks(Outcome outcome) {
        return AgreementMark.<AgreementMark>list(
                "dispute = ?1 and outcomeId = ?2 order by recordedAt, id", outcome.dispute, outcome.id);
    }

    private static List<AgreementMark> marks(NewOutcome.Agreement form) {
        var marks = new ArrayList<AgreementMark>();
        if (form.marks() != null) form.marks().forEach(m -> marks.add(AgreementMark.of(m)));
        if (form.mediatorSignedAt() != null)
            marks.add(AgreementMark.of(Signer.MEDIATOR, Evidence.at(form.mediatorSignedAt())));
        if (form.sealedAt() != null) marks.add(AgreementMark.of(Signer.COMMITTEE, Evidence.at(form.sealedAt())));
        return marks;
    }

    private static void mustNotBeSigned(NewOutcome.Agreement oral, String pointer) {
        var faults = new Faults();
        faults.addIf(Boolean.TRUE.equals(oral.toBeSigned()), pointer + "/toBeSigned", "ORAL_NOT_SIGNED");
        faults.addIf(oral.marks() != null && !oral.marks().isEmpty(), pointer + "/marks", "ORAL_NOT_SIGNED");
        faults.addIf(oral.mediatorSignedAt() != null, pointer + "/mediatorSignedAt", "ORAL_NOT_SIGNED");
        faults.addIf(oral.sealedAt() != null, pointer + "/sealedAt", "ORAL_NOT_SIGNED");
        faults.raise();
    }

    private void mustBeOfParties(Dispute dispute, List<AgreementMark> marks, String pointer) {
        var parties = disputes.parties(dispute).stream().map(p -> p.id).toList();
        var faults = new Faults();
        for (int i = 0; i < marks.size(); i++)
            faults.addIf(
                    marks.get(i).signer == Signer.PARTY && !parties.contains(marks.get(i).partyId),
                    pointer + "/marks/" + i + "/partyId",
                    "PARTY_UNKNOWN");
        var given = marks.stream().map(m -> m.partyId + " " + m.kind).toList();
        for (int i = 0; i < marks.size(); i++)
            faults.addIf(
                    marks.get(i).signer == Signer.PARTY && given.indexOf(given.get(i)) < i,
                    pointer + "/marks/" + i + "/kind",
                    "MARK_GIVEN");
        faults.raise();
    }

    private void mustBeAttached(Dispute dispute, List<AgreementMark> marks, String pointer) {
        var faults = new Faults();
        for (int i = 0; i < marks.size(); i++) {
            var mark = marks.get(i);
            var fault = mark.attachmentId == null ? null : attachments.fault(dispute, mark.attachmentId, mark.partyId);
            faults.addIf(fault != null, pointer + "/marks/" + i + "/attachmentId", fault);
        }
        faults.raise();
    }

    private Problem.Refusal missing(Dispute dispute, Outcome outcome, List<AgreementMark> marks, String pointer) {
        var marked = marks.stream().map(m -> m.partyId).collect(Collectors.toSet());
        if (!disputes.parties(dispute).stream().allMatch(p -> marked.contains(p.id)))
            return Problem.RULE_BROKEN.at(pointer + "/marks", "MARKS_OF_ALL_PARTIES");
        if (outcome.mediatorSignedAt == null)
            return Problem.RULE_BROKEN.at(pointer + "/mediatorSignedAt", "MEDIATOR_SIGNATURE_MISSING");
        if (outcome.sealedAt == null) return Problem.RULE_BROKEN.at(pointer + "/sealedAt", "SEAL_MISSING");
        return null;
    }

    /** Every date that the agreement itself says, held against the case's and against each other. */
    private void check(Dispute dispute, Outcome outcome, NewOutcome.Agreement form, String pointer) {
        var faults = new Faults();
        var dates = agreed(dispute, dispute.acceptedAt, form.rightsNotice(), form.agreedAt(), pointer, faults);
        if (outcome.variesId != null)
            known(dispute.beside(Outcome.class, outcome.variesId))
                    .check(Moment.VARIATION, form.agreedAt(), pointer + "/agreedAt", faults);
        dates.check(Moment.DUE_DAY, form.dueOn(), pointer + "/dueOn", faults);
        var marks = form.marks() == null ? List.<Mark>of() : form.marks();
        for (int i = 0; i < marks.size(); i++)
            dates.check(Moment.PARTY_MARK, marks.get(i).at(), pointer + "/marks/" + i + "/at", faults);
        dates.check(Moment.SIGNATURE, form.mediatorSignedAt(), pointer + "/mediatorSignedAt", faults);
        dates.check(Moment.SEAL, form.sealedAt(), pointer + "/sealedAt", faults);
        faults.raise();
    }

    /** What is known of an agreement in force: what changes it comes after all of that. */
    Chronology known(Outcome outcome) {
        return new Chronology()
                .with(Moment.EFFECT, outcome.effectiveAt)
                .with(Moment.LAST_FINDING, obligations.lastFinding(outcome))
                .with(Moment.LAST_RULING, confirmations.decidedOn(outcome));
    }

    /**
     * When it was agreed, held against all that comes before an agreement, of which the parties' rights are a part.
     *
     * @param accepted null when the agreement is how the dispute is accepted
     */
    Chronology agreed(
            Dispute dispute, Instant accepted, RightsNotice notice, Instant at, String pointer, Faults faults) {
        var dates = notices.rightsTold(dispute, notice, at, Set.of(), pointer, faults)
                .with(Moment.ACCEPTED, accepted);
        // Who settles it on the spot is assigned by that.
        if (accepted != null) dates.with(Moment.ASSIGNMENT, mediation.since(dispute, caller.staffId()));
        if (dispute.sessions > 0) dates.with(Moment.LAST_SESSION, lastSession(dispute));
        dates.check(Moment.AGREEMENT, at, pointer + "/agreedAt", faults);
        return dates.with(Moment.AGREEMENT, at);
    }

    private Instant lastSession(Dispute dispute) {
        return Session.<Session>find(
                        "select max(heldAt) from Session where dispute = ?1 and kind = MEDIATION and heldAt >= ?2",
                        dispute.key(),
                        dispute.reopenedAt == null ? dispute.reportedAt : dispute.reopenedAt)
                .project(Instant.class)
                .singleResult();
    }

    /** With the latest of agreement, marks, signature and seal (art. 29). */
    private static Instant effect(Outcome outcome, List<AgreementMark> marks) {
        return Stream.concat(Stream.of(outcome.agreedAt), marks.stream().map(m -> m.at))
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
