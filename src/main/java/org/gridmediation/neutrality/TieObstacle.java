package org.gridmediation.neutrality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Neutrality;
import org.gridmediation.dispute.Obstacle;
import org.gridmediation.http.Problem;

/**
 * A relative of a party does not mediate, from the moment at which it is known: another mediator has to be assigned first. Who has another tie
 * does not until somebody has decided about it. What such a mediator drafted is brought into force by nobody either.
 */
@ApplicationScoped
class TieObstacle implements Obstacle {
    @Inject
    Caller caller;

    @Inject
    Neutrality neutrality;

    @Override
    public Optional<Problem> against(Action action, Dispute dispute) {
        if (Action.SIGNS.contains(action))
            return dispute.draftId == null ? Optional.empty() : neutrality.against(dispute);
        // Whoever is assigned by the act itself is looked at then.
        return Action.CONCLUDES.contains(action)
                        && caller.staffId() != null
                        && dispute.mediators().contains(" " + caller.staffId())
                ? neutrality.against(dispute, caller.staffId())
                : Optional.empty();
    }
}
