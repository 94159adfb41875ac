package org.gridmediation.codes;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record CodeTableSummary(
        @Schema(maxLength = 40, examples = "sources") String name,
        @Schema(maxLength = 100) String nameZh,
        @Schema(maxLength = 100) String nameEn,

        @Schema(maxLength = 40, description = "The contract's enumeration whose values it names.", examples = "Source")
        String schema,

        @Schema(
                description =
                        "What a district may do to it for itself: NONE, give EXISTING codes its own names, thresholds and end, or OPEN: add codes too.")
        EditRight editing) {

    CodeTableSummary(CodeTable t) {
        this(t.name, t.nameZh, t.nameEn, t.schemaName, t.editing);
    }
}
