package org.gridmediation.correction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CorrectionOrigin")
public enum Origin {
    /** Somebody who reads the record says that it is wrong. */
    FLAG,
    /** The tier above has sent a report back; it is closed when that is submitted again. */
    RETURN
}
