package org.gridmediation.dispute;

/** What can happen to a dispute. */
public enum Step {
    REGISTERED,
    CHANGED,
    ACCEPTED,
    DECLINED,
    ASSIGNED,
    CONSENTED,
    REFUSED,
    SESSION_HELD,
    OUTCOME_RECORDED,
    FULFILMENT_RECORDED,
    RETURN_VISITED,
    ARCHIVED
}
