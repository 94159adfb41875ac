package org.gridmediation.exports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.privacy.WithoutNumbers;
import org.gridmediation.sheet.SheetFormat;

/** What is to be exported with people's full data. */
record NewFullExport(
        @NotNull ExportKind kind,
        @NotNull SheetFormat format,

        @Schema(description = "Only of this area and below; else of all of the caller's.")
        AreaCode area,

        @Schema(description = "Packed by gzip.") Boolean gzip,

        @WithoutNumbers
        @NotBlank
        @Size(min = 10, max = 300)
        @Schema(description = "Why the full values are needed; kept in the journal and written into the file.")
        String purpose,

        @Valid ExportQuery query) {}
