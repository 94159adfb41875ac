package org.gridmediation.outcome;

/** 司法确认: where the application is. */
public enum ConfirmationState {
    APPLIED,
    CONFIRMED,
    REJECTED,
    WITHDRAWN
}
