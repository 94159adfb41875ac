package org.gridmediation.dispute;

import java.util.List;
import java.util.Optional;
import org.gridmediation.http.Problem;

/** What another feature knows to stand in the way of an action, when its state, its actor and its conditions do not. */
public interface Obstacle {
    Optional<Problem> against(Action action, Dispute dispute);

    /** The times in which it stood in the way of it: what is recorded afterwards lies in none of them either. */
    default List<Halt> halts(Action action, Dispute dispute) {
        return List.of();
    }
}
