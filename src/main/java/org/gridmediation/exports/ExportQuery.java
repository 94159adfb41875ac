package org.gridmediation.exports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.DeadlineStanding;
import org.gridmediation.statistics.NumberOfCases;
import org.gridmediation.statistics.Questions;

@Schema(
        description =
                "What the rows are narrowed to. Each field says which kinds take it, and means there what the parameter of its name means in the kind's list; for another kind it is an error. STATISTICS has questions.")
record ExportQuery(
        @Size(max = 40) @Schema(description = "RESIDENTS: number of a household.")
        String household,

        @Schema(description = "RESIDENTS: only those under 18, or only adults.")
        Boolean minor,

        @Size(max = 40) @Schema(description = "GRIDS, ORGANIZATIONS: of this kind.")
        String kind,

        @Size(max = 40) @Schema(description = "MEDIATORS: in this state.")
        String state,

        @Size(max = 40) @Schema(description = "AREAS: of this tier.")
        String tier,

        @Size(max = 40) @Schema(description = "DISPUTES: handled at this tier.")
        String level,

        @Size(max = 40) @Schema(description = "DISPUTES: in this status.")
        String status,

        @Size(max = 40) @Schema(description = "DISPUTES: with a danger of escalation that stands so.")
        String escalation,

        @Size(max = 5) @Schema(description = "DISPUTES: code of either line.")
        String type,

        @Size(max = 40) @Schema(description = "DISPUTES: with this code of the table `tags`.")
        String tag,

        @Size(max = 40) @Schema(description = "DISPUTES: from this source.")
        String source,

        @Schema(description = "DISPUTES: without those that are counted with another one.")
        Boolean counted,

        @Schema(
                description =
                        "DISPUTES: held by this organization; without an `area` also those that came from beside it.")
        UUID holder,

        @Schema(description = "DISPUTES: of this mediator.") UUID mediator,

        @Schema(description = "DISPUTES: with this resident as a party; not for the city.")
        UUID party,

        @Schema(description = "DISPUTES: reported on or after this day.")
        LocalDate from,

        @Schema(description = "DISPUTES: reported on or before this day.")
        LocalDate to,

        @Schema(description = "DISPUTES: due soon or already, or with something missed, when it is written.")
        DeadlineStanding due,

        @Size(min = 2, max = 50)
        @Schema(description = "DISPUTES: words in title or description; not for the city. No names of people.")
        String text,

        @Valid
        @Schema(
                description =
                        "DISPUTES: those behind a number of the export's area, wherever they lie now; the parameters of its link.")
        NumberOfCases behind,

        @Valid @Schema(description = "STATISTICS: the numbers asked for.")
        Questions statistics) {
    static final ExportQuery ALL = new ExportQuery(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null);
}
