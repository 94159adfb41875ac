package org.gridmediation.statistics;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "StatisticsCell",
        description = "One number, as the parameters of its link in `cases` name it; the area stands beside it.")
public record NumberOfCases(
        @NotNull @Size(max = 60) String indicator,

        @Schema(description = "NUMERATOR when absent.") Indicator.Side part,

        @Pattern(regexp = Months.FORM) @Size(max = 7) String from,

        @Pattern(regexp = Months.FORM) @Size(max = 7) String to,

        @Schema(description = "CURRENT when absent.") Basis basis,

        Grouping by,
        @Size(max = 40) String code,

        @Schema(description = "Only what lies in the area itself and in none of its parts.")
        Boolean own,

        @Size(max = 500) @Schema(description = "As it was counted for that answer; as it is now when absent.")
        String asOf) {

    StatisticsCell cell() {
        var cell = new StatisticsCell();
        cell.part = part == null ? Indicator.Side.NUMERATOR : part;
        cell.by = by;
        cell.code = code;
        cell.own = Boolean.TRUE.equals(own);
        cell.asOf = asOf;
        return cell;
    }
}
