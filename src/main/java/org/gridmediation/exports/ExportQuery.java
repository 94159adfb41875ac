package org.gridmediation.exports;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "What the rows are narrowed to, as by the parameters of the kind's list; a field that the list has not is an error.")
record ExportQuery(
        @Size(max = 40) @Schema(description = "RESIDENTS: number of a household.")
        String household,

        @Schema(description = "RESIDENTS: only those under 18, or only adults.")
        Boolean minor,

        @Pattern(regexp = ExportQuery.WORD) @Size(max = 40) @Schema(description = "GRIDS, ORGANIZATIONS: of this kind.")
        String kind,

        @Pattern(regexp = ExportQuery.WORD) @Size(max = 40) @Schema(description = "MEDIATORS: in this state.")
        String state,

        @Pattern(regexp = ExportQuery.WORD) @Size(max = 40) @Schema(description = "AREAS, DISPUTES: of this tier.")
        String tier,

        @Pattern(regexp = ExportQuery.WORD) @Size(max = 40) @Schema(description = "DISPUTES: in this status.")
        String status,

        @Size(max = 5) @Schema(description = "DISPUTES: code of either line.")
        String type,

        @Pattern(regexp = ExportQuery.WORD) @Size(max = 40) @Schema(description = "DISPUTES: from this source.")
        String source,

        @Schema(description = "DISPUTES: held by this organization.")
        UUID holder,

        @Schema(description = "DISPUTES: reported on or after this day.")
        LocalDate from,

        @Schema(description = "DISPUTES: reported on or before this day.")
        LocalDate to) {
    static final String WORD = "[A-Z_]{1,40}";
    static final ExportQuery ALL = new ExportQuery(null, null, null, null, null, null, null, null, null, null, null);
}
