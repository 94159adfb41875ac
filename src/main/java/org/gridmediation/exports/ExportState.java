package org.gridmediation.exports;

enum ExportState {
    QUEUED,
    RUNNING,
    FINISHED,
    FAILED,
    /** The file is gone; who exported what stays. */
    EXPIRED
}
