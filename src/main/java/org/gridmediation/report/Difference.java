package org.gridmediation.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.report.MonthlyReturn.LineKind;

/** A number that is another one in two returns. */
@Schema(name = "ReturnDifference")
public record Difference(
        @Schema(description = "Absent for what the area states of the month as a whole.")
        LineKind line,

        AreaCode area,

        @Schema(maxLength = 100, examples = "types.02", description = "Its place in the line's figures.")
        String figure,

        @Schema(minimum = "-9223372036854775808", description = "Absent where there was no such line.")
        Long before,

        @Schema(minimum = "-9223372036854775808") Long after) {}
