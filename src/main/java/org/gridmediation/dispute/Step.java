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
    LINKED,
    UNLINKED,
    MARKED_DUPLICATE,
    UNMARKED_DUPLICATE,
    MERGED,
    UNMERGED,
    REFERENCE_ADDED,
    REFERENCE_REMOVED,
    ARCHIVED
}
