package org.gridmediation.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a row. */
@Schema(name = "ImportResult")
public enum Result {
    CREATED,
    UPDATED,
    UNCHANGED,
    REJECTED,
    BLANK
}
