package org.gridmediation.correction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CorrectionState")
public enum CorrectionState {
    /** Waits for whoever keeps the record. */
    FLAGGED,
    /** It was right; the flagger may close it, or escalate it when they do not find it so. */
    CORRECTED,
    /** It was right, of a record that is over and is not changed any more: a supplement to it says so. */
    SUPPLEMENTED,
    REJECTED,
    /** Waits for the tier above. */
    ESCALATED,
    /** The tier above wants it corrected: it waits for whoever keeps the record again. */
    DIRECTED,
    CLOSED;

    /** Whether somebody is to do something, and until when. */
    boolean waits() {
        return this == FLAGGED || this == ESCALATED || this == DIRECTED;
    }
}
