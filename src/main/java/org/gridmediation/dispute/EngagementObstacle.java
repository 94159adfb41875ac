package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;

/**
 * Nobody mediates outside an engagement (人民调解法 art. 13), beside a mediator who is engaged neither: the dispute waits until the committee
 * assigns anew, or engages whoever was suspended or whose term is over.
 */
@ApplicationScoped
class EngagementObstacle implements Obstacle {
    @Inject
    Standing standing;

    @Override
    public Optional<Problem> against(Action action, Dispute dispute) {
        // Whoever mediates alone is asked for as the actor.
        return Action.MEDIATES.contains(action) && dispute.hasCoMediators()
                ? standing.notEngaged(dispute, Days.today()).map(who -> Problem.NOT_ENGAGED)
                : Optional.empty();
    }
}
