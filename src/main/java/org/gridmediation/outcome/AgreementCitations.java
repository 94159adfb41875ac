package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.attachment.Citations;
import org.gridmediation.dispute.Dispute;

/** What proves that an agreement was signed, and that it was performed. */
@ApplicationScoped
class AgreementCitations implements Citations {
    @Inject
    EntityManager session;

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
        return session
                .createQuery(
                        "from AgreementMark where disputeId = :dispute and attachmentId = :attachment",
                        AgreementMark.class)
                .setParameter("dispute", dispute.id)
                .setParameter("attachment", attachment)
                .getResultList()
                .stream()
                .filter(m -> counts(session.find(Outcome.class, m.outcomeId)));
    }

    private Stream<ObligationFulfilment> proofs(Dispute dispute) {
        return session
                .createQuery("from ObligationFulfilment where disputeId = :dispute", ObligationFulfilment.class)
                .setParameter("dispute", dispute.id)
                .getResultList()
                .stream()
                .filter(f ->
                        counts(session.find(Outcome.class, session.find(Obligation.class, f.obligationId).outcomeId)));
    }

    private static boolean counts(Outcome outcome) {
        return outcome.isInForce() || outcome.track.isPending();
    }
}
