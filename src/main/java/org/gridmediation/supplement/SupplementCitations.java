package org.gridmediation.supplement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.gridmediation.attachment.Citations;
import org.gridmediation.dispute.Dispute;

/** What belongs to a supplement, which is never changed. */
@ApplicationScoped
class SupplementCitations implements Citations {
    @Inject
    EntityManager session;

    @Override
    public boolean include(Dispute dispute, UUID attachment) {
        return session
                .createQuery("from Supplement where disputeId = :dispute", Supplement.class)
                .setParameter("dispute", dispute.id)
                .getResultList()
                .stream()
                .anyMatch(s -> s.attachments.contains(attachment));
    }
}
