package org.gridmediation.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportState")
public enum ReportState {
    DRAFT,
    /** By the area itself, before it is submitted. */
    REVIEWED,
    /** The next tier has it. */
    SUBMITTED,
    RETURNED,
    ACCEPTED,
    /** For ever; a correction is a new edition. */
    LOCKED
}
