package org.gridmediation.statistics;

enum ReconciliationState {
    QUEUED,
    RUNNING,
    FINISHED,
    FAILED
}
