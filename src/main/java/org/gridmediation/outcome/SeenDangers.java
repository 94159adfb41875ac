package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.OpenMatter;
import org.gridmediation.dispute.OpenMatters;

/** A return visit found that it may escalate: the danger is noted and resolved, then or later, before the file is closed (人民调解法 art. 25). */
@ApplicationScoped
class SeenDangers implements OpenMatters {
    @Inject
    EntityManager session;

    @Override
    public Optional<OpenMatter> of(Dispute dispute) {
        var unnoted = session.createQuery("""
                        select count(*) from ReturnVisit v where v.disputeId = :dispute and v.escalates and not exists (
                            select 1 from Escalation e where e.disputeId = v.disputeId
                                and (e.resolvedAt is null or e.resolvedAt >= v.visitedAt))""", Long.class)
                .setParameter("dispute", dispute.id)
                .getSingleResult();
        return unnoted > 0 ? Optional.of(OpenMatter.DANGER_UNRESOLVED) : Optional.empty();
    }
}
