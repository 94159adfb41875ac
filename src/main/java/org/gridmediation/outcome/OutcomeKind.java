package org.gridmediation.outcome;

import org.gridmediation.dispute.Status;

/** How mediation ended. */
public enum OutcomeKind {
    AGREED(Status.AGREED),
    FAILED(Status.FAILED),
    TERMINATED(Status.TERMINATED),
    WITHDRAWN(Status.WITHDRAWN);

    /** In which it leaves the dispute. */
    public final Status status;

    OutcomeKind(Status status) {
        this.status = status;
    }
}
