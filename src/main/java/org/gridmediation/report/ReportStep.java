package org.gridmediation.report;

/** What happens to a report. */
public enum ReportStep {
    DRAFTED,
    CHANGED,
    /** Counted again, as things are known now. */
    RECOUNTED,
    REVIEWED,
    SUBMITTED,
    RETURNED,
    ACCEPTED,
    LOCKED,
    /** A new edition was begun. */
    CORRECTED
}
