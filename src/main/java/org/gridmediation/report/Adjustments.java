package org.gridmediation.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.TimelineStep;

@Schema(
        name = "ReportAdjustments",
        description =
                "What is known of the month now and was not when the edition was counted. The edition itself stays.")
public record Adjustments(
        @Schema(minimum = "1", maximum = "1000") int edition,
        Instant countedAt,

        @Schema(description = "When they were worked out.") Instant asOf,

        @Schema(description = "Figures of the total that differ now.")
        List<Difference> figures,

        @Schema(maxItems = 200, description = "The disputes that made them so, and why; the first 200.")
        List<AdjustedDispute> disputes,

        @Schema(description = "Whether there are more of them.")
        boolean more) {

    @Schema(name = "AdjustedDispute")
    public record AdjustedDispute(
            UUID id,
            AreaCode area,

            @Schema(
                    description =
                            "By how much it changed each figure that is counted over time. `parties`, `committees` and `prevented` are read from the disputes as they are now, so no dispute is named for them.")
            Map<String, Long> changes,

            @Schema(maxItems = 50, description = "What happened to it since, the latest last.")
            List<Reason> reasons) {}

    @Schema(name = "AdjustmentReason")
    public record Reason(
            @Schema(description = "The step of the dispute's timeline; absent where `cause` says what it was.")
            TimelineStep step,

            @Schema(description = "Absent where a step of the timeline tells it.")
            AdjustmentCause cause,

            Instant at) {}
}
