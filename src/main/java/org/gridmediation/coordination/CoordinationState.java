package org.gridmediation.coordination;

/** Where a request to a department is. */
public enum CoordinationState {
    REQUESTED,
    DONE,
    TOLD
}
