package org.gridmediation.exports;

enum ExportState {
    QUEUED,
    RUNNING,
    FINISHED,
    FAILED,
    CANCELLED,
    /** The file is gone; who exported what stays. */
    EXPIRED;

    boolean isOpen() {
        return this == QUEUED || this == RUNNING;
    }
}
