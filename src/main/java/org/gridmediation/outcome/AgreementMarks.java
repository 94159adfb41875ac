package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.attachment.Attachments;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.outcome.AgreementMark.Signer;

/** Who has signed an agreement or put a seal to it, by what evidence, and what is still missing (art. 29). */
@ApplicationScoped
class AgreementMarks {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Attachments attachments;

    void put(Dispute dispute, Outcome outcome, AgreementMark mark) {
        mark.belongsTo(dispute);
        mark.outcomeId = outcome.id;
        mark.recordedAt = Days.now();
        mark.byName = caller.post().name();
        mark.byPost = caller.post().id();
        mark.persist();
    }

    List<AgreementMark> of(Outcome outcome) {
        return AgreementMark.<AgreementMark>list(
                "dispute = ?1 and outcomeId = ?2 order by recordedAt, id", outcome.dispute, outcome.id);
    }

    static List<AgreementMark> of(NewOutcome.Agreement form) {
        var marks = new ArrayList<AgreementMark>();
        if (form.marks() != null) form.marks().forEach(m -> marks.add(AgreementMark.of(m)));
        if (form.mediatorSignedAt() != null)
            marks.add(AgreementMark.of(Signer.MEDIATOR, Evidence.at(form.mediatorSignedAt())));
        if (form.sealedAt() != null) marks.add(AgreementMark.of(Signer.COMMITTEE, Evidence.at(form.sealedAt())));
        return marks;
    }

    static void mustNotBeSigned(NewOutcome.Agreement oral, String pointer) {
        var faults = new Faults();
        faults.addIf(Boolean.TRUE.equals(oral.toBeSigned()), pointer + "/toBeSigned", "ORAL_NOT_SIGNED");
        faults.addIf(oral.marks() != null && !oral.marks().isEmpty(), pointer + "/marks", "ORAL_NOT_SIGNED");
        faults.addIf(oral.mediatorSignedAt() != null, pointer + "/mediatorSignedAt", "ORAL_NOT_SIGNED");
        faults.addIf(oral.sealedAt() != null, pointer + "/sealedAt", "ORAL_NOT_SIGNED");
        faults.raise();
    }

    /** Whose they are, each once, with what was attached for it. */
    void check(Dispute dispute, List<AgreementMark> marks, String pointer) {
        mustBeOfParties(dispute, marks, pointer);
        mustBeAttached(dispute, marks, pointer);
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

    Problem.Refusal missing(Dispute dispute, Outcome outcome, List<AgreementMark> marks, String pointer) {
        var marked = marks.stream().map(m -> m.partyId).collect(Collectors.toSet());
        if (!disputes.parties(dispute).stream().allMatch(p -> marked.contains(p.id)))
            return Problem.RULE_BROKEN.at(pointer + "/marks", "MARKS_OF_ALL_PARTIES");
        if (outcome.mediatorSignedAt == null)
            return Problem.RULE_BROKEN.at(pointer + "/mediatorSignedAt", "MEDIATOR_SIGNATURE_MISSING");
        if (outcome.sealedAt == null) return Problem.RULE_BROKEN.at(pointer + "/sealedAt", "SEAL_MISSING");
        return null;
    }

    /** With the latest of agreement, marks, signature and seal (art. 29). */
    static Instant effect(Outcome outcome, List<AgreementMark> marks) {
        return Stream.concat(Stream.of(outcome.agreedAt), marks.stream().map(m -> m.at))
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
