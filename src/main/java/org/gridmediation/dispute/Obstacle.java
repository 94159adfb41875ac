package org.gridmediation.dispute;

import java.util.Optional;
import org.gridmediation.http.Problem;

/** What another feature knows to stand in the way of an action, when its state, its actor and its conditions do not. */
public interface Obstacle {
    Optional<Problem> against(Action action, Dispute dispute);
}
