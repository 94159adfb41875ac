package org.gridmediation.statistics;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.DisputeSummary;

/** A dispute behind a number, as it stands now. */
public record CountedDispute(
        AreaCode area,
        @Schema(maxLength = 7) String month,

        @Schema(
                minimum = "-9223372036854775808",
                description =
                        "How much of the number it is: 1 for most; of an amount so many fen. Below zero where, by RECORDED, something is taken back that"
                                + " another month has.")
        long counted,

        @Schema(
                description =
                        "Absent when the caller no longer sees it: it lies outside their area by now, or the import that brought it was undone.")
        DisputeSummary dispute) {}
