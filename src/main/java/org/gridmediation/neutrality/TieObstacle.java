package org.gridmediation.neutrality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Neutrality;
import org.gridmediation.dispute.Obstacle;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;

/** A relative of a party does not mediate, from the moment at which it is known: another mediator has to be assigned first. */
@ApplicationScoped
class TieObstacle implements Obstacle {
    private static final Set<Action> MEDIATES = EnumSet.of(Action.HOLD_SESSION, Action.RECORD_OUTCOME);

    @Inject
    Caller caller;

    @Inject
    Neutrality neutrality;

    @Override
    public Optional<Problem> against(Action action, Dispute dispute) {
        return MEDIATES.contains(action)
                        && caller.staffId() != null
                        && neutrality.bars(dispute, caller.staffId(), Days.now())
                ? Optional.of(Problem.MEDIATOR_TIED)
                : Optional.empty();
    }
}
