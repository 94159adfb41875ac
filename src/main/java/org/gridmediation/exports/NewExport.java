package org.gridmediation.exports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.privacy.WithoutNumbers;
import org.gridmediation.sheet.SheetFormat;

/** What is to be exported, masked. */
record NewExport(
        @NotNull ExportKind kind,
        @NotNull SheetFormat format,

        @Schema(description = "Only of this area and below; else of all of the caller's.")
        AreaCode area,

        @Schema(description = "Packed by gzip.") Boolean gzip,

        @WithoutNumbers
        @Size(max = 300)
        @Schema(description = "What it is for; kept in the journal and written into the file.")
        String purpose,

        @Valid ExportQuery query) {}
