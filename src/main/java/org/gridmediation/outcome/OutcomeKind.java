package org.gridmediation.outcome;

/** How mediation ended. */
public enum OutcomeKind {
    AGREED,
    FAILED,
    TERMINATED,
    WITHDRAWN
}
