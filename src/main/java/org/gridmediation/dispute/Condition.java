package org.gridmediation.dispute;

import java.util.Optional;
import org.gridmediation.http.Problem;

/** What else, beside state and holder, stands in the way of an action; said by the feature that knows. */
public interface Condition {
    Optional<Problem> against(Action action, Dispute dispute);
}
