package org.gridmediation.correction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CorrectionState")
public enum State {
    /** Waits for whoever keeps the record. */
    FLAGGED,
    /** It was right; the flagger may close it, or escalate it when they do not find it so. */
    CORRECTED,
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
