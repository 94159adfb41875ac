package org.gridmediation.correction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.OpenMatter;
import org.gridmediation.dispute.OpenMatters;

/** Somebody said that a record of the dispute is wrong, and has no answer. */
@ApplicationScoped
class OpenCorrections implements OpenMatters {
    @Inject
    EntityManager session;

    @Override
    public Optional<OpenMatter> of(Dispute dispute) {
        return session.createQuery("from Correction where disputeId = :dispute", Correction.class)
                .setParameter("dispute", dispute.id)
                .getResultStream()
                .filter(c -> c.state.waits())
                .findFirst()
                .map(c -> OpenMatter.CORRECTION_UNANSWERED);
    }
}
