package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.attachment.Citations;
import org.gridmediation.dispute.Dispute;

/** What proves that an agreement was signed, and that it was performed. */
@ApplicationScoped
class AgreementCitations implements Citations {
    @Override
    public boolean include(Dispute dispute, UUID attachment) {
        return marks(dispute, attachment).findAny().isPresent()
                || proofs(dispute).anyMatch(f -> f.proof.contains(attachment));
    }

    @Override
    public List<UUID> signers(Dispute dispute, UUID attachment) {
        return marks(dispute, attachment)
                .map(m -> m.partyId)
                .filter(Objects::nonNull)
                .toList();
    }

    private Stream<AgreementMark> marks(Dispute dispute, UUID attachment) {
        return AgreementMark.<AgreementMark>list("dispute = ?1 and attachmentId = ?2", dispute.key(), attachment)
                .stream()
                .filter(m -> counts(dispute.beside(Outcome.class, m.outcomeId)));
    }

    /** What was paid stays paid, whatever became of the agreement: receipts and the next agreement rest on it. */
    private static Stream<ObligationFulfilment> proofs(Dispute dispute) {
        return ObligationFulfilment.<ObligationFulfilment>list("dispute", dispute.key()).stream();
    }

    private static boolean counts(Outcome outcome) {
        return outcome.isInForce() || outcome.track.isPending();
    }
}
