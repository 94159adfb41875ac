package org.gridmediation.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "What changed a number of a month beside the steps of a dispute. IMPORT_UNDONE: the import that brought or changed the case was undone.")
public enum AdjustmentCause {
    IMPORT_UNDONE
}
