package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.OpenMatter;
import org.gridmediation.dispute.OpenMatters;

/** A return visit found that it may escalate: the danger is noted and resolved, then or later, before the file is closed (人民调解法 art. 25). */
@ApplicationScoped
class SeenDangers implements OpenMatters {
    @Override
    public Optional<OpenMatter> of(Dispute dispute) {
        var unnoted = ReturnVisit.<ReturnVisit>find("""
                        select count(*) from ReturnVisit v where v.dispute = ?1 and v.escalates and not exists (
                            select 1 from Escalation e where e.dispute = v.dispute
                                and (e.resolvedAt is null or e.resolvedAt >= v.visitedAt))""", dispute.key())
                .project(Long.class)
                .singleResult();
        return unnoted > 0 ? Optional.of(OpenMatter.DANGER_UNRESOLVED) : Optional.empty();
    }
}
