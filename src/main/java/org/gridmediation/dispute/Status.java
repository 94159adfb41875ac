package org.gridmediation.dispute;

/** Where a dispute is in its life. */
public enum Status {
    REPORTED,
    ACCEPTED,
    NOT_ACCEPTED,
    IN_MEDIATION,
    AGREED,
    FAILED,
    TERMINATED,
    WITHDRAWN,
    FULFILLED,
    BREACHED,
    ARCHIVED;

    /** Still to be mediated. */
    public boolean isOpen() {
        return this == REPORTED || this == ACCEPTED || this == IN_MEDIATION;
    }
}
