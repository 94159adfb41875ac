package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gridmediation.access.Caller;
import org.gridmediation.attachment.Attachments;
import org.gridmediation.dispute.Assignments;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.outcome.AgreementMark.Signer;
import org.gridmediation.outcome.Outcomes.Change;
import org.gridmediation.party.Guardians;

/** A written agreement is signed piece by piece (人民调解法 art. 29). */
@ApplicationScoped
class Signatures {
    @Inject
    Caller caller;

    @Inject
    Outcomes outcomes;

    @Inject
    Agreements agreements;

    @Inject
    AgreementMarks agreementMarks;

    @Inject
    Disputes disputes;

    @Inject
    Attachments attachments;

    @Inject
    Assignments assignments;

    @Inject
    Guardians guardians;

    OutcomeDetail mark(Change change, NewMark form) {
        if ((form.partyId() == null) == (form.partyNumber() == null))
            throw Problem.RULE_BROKEN.at("/partyId", "ONE_OF_TWO");
        var party = Party.among(disputes.parties(change.dispute()), form.partyId(), form.partyNumber())
                .orElseThrow(() -> Problem.RULE_BROKEN.at("/partyId", "PARTY_UNKNOWN"));
        if (agreementMarks.of(change.outcome()).stream()
                .anyMatch(m -> party.id.equals(m.partyId) && m.kind == form.kind()))
            throw Problem.RULE_BROKEN.at("/kind", "MARK_GIVEN");
        return put(change, AgreementMark.of(form.of(party.id)), TimelineStep.AGREEMENT_MARKED);
    }

    /** Only the mediator's own hand, and only while engaged. */
    OutcomeDetail sign(Change change, Evidence form) {
        assignments.mustHaveMediated(change.dispute(), Days.of(form.at()));
        change.outcome().mediatorSignedAt = form.at();
        return put(change, AgreementMark.of(Signer.MEDIATOR, form), TimelineStep.AGREEMENT_SIGNED);
    }

    OutcomeDetail seal(Change change, Evidence form) {
        change.outcome().sealedAt = form.at();
        return put(change, AgreementMark.of(Signer.COMMITTEE, form), TimelineStep.AGREEMENT_SEALED);
    }

    private OutcomeDetail put(Change change, AgreementMark mark, TimelineStep step) {
        var outcome = change.outcome();
        if (!guardians.werePresent(change.dispute(), outcome.guardiansPresent, outcome.agreedAt))
            throw Problem.RULE_BROKEN.at("", "GUARDIAN_NOT_PRESENT");
        disputes.dates(change.dispute())
                .with(Moment.AGREEMENT, outcome.agreedAt)
                .with(
                        Moment.ASSIGNMENT,
                        mark.signer == Signer.MEDIATOR ? assignments.since(change.dispute(), caller.staffId()) : null)
                .must(mark.moment(), mark.at, "/at");
        var fault =
                mark.attachmentId == null ? null : attachments.fault(change.dispute(), mark.attachmentId, mark.partyId);
        if (fault != null) throw Problem.RULE_BROKEN.at("/attachmentId", fault);
        agreementMarks.put(change.dispute(), outcome, mark);
        outcome.waitsForSignatures(true);
        outcomes.touch(outcome);
        disputes.note(change.dispute(), step, mark.id);
        agreements.completeIfSigned(change.dispute(), outcome);
        return outcomes.detail(outcome);
    }
}
