package org.gridmediation.coordination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.gridmediation.attachment.Citations;
import org.gridmediation.dispute.Dispute;

/** What shows a remedy. */
@ApplicationScoped
class RemedyCitations implements Citations {
    @Inject
    EntityManager session;

    @Override
    public boolean include(Dispute dispute, UUID attachment) {
        return session
                .createQuery("from Progress where disputeId = :dispute", Progress.class)
                .setParameter("dispute", dispute.id)
                .getResultList()
                .stream()
                .anyMatch(p -> p.evidence.contains(attachment));
    }
}
