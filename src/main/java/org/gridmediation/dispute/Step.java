package org.gridmediation.dispute;

/** What can happen to a dispute. */
public enum Step {
    REGISTERED,
    CHANGED,
    ACCEPTED,
    DECLINED,
    ASSIGNED,
    TRANSFERRED,
    TRANSFER_ACCEPTED,
    TRANSFER_DECLINED,
    TRANSFER_WITHDRAWN,
    TRANSFER_EXPIRED,
    REFERRED,
    CONSENTED,
    REFUSED,
    SESSION_HELD,
    OUTCOME_RECORDED,
    FULFILMENT_RECORDED,
    RETURN_VISITED,
    ARCHIVED
}
