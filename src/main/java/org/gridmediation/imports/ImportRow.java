package org.gridmediation.imports;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record ImportRow(
        @Schema(description = "As a spreadsheet numbers it; blank rows are left out.")
        int row,

        Result result,

        @Schema(
                description =
                        "The record that it became or was found to be; none of a rejected one, and none that is stored unless the import is applied.")
        UUID recordId) {

    ImportRow(ImportRowLine line) {
        this(line.number, line.result, line.recordId);
    }
}
