package org.gridmediation.correction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What happens to a correction. */
@Schema(name = "CorrectionStep")
public enum CorrectionStep {
    FLAGGED,
    /** The tier above has sent a report back. */
    RETURNED,
    ACKNOWLEDGED,
    CORRECTED,
    SUPPLEMENTED,
    REJECTED,
    ESCALATED,
    UPHELD,
    DISMISSED,
    /** Nobody had done in time what was to be done. */
    OVERDUE,
    CLOSED
}
