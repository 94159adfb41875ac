package org.gridmediation.dispute;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;

/** A row of a list: no party and nobody's words. */
public record DisputeSummary(
        UUID id,
        AreaCode area,

        @Schema(maxLength = 40, examples = "WG-440103009-20240315-0007")
        String receiptNumber,

        @Schema(maxLength = 60, examples = "（2024）荔彩虹街人调字第0061号")
        String caseNumber,

        Status status,

        @Schema(description = "The tier at which it is, or was, handled.")
        Tier level,

        @Schema(maxLength = 100, description = "Absent for the city tier, which sees no free text.")
        String title,

        @Schema(maxLength = 5) String type,
        @Schema(maxLength = 5) String publicOrderType,
        Source source,

        @Schema(description = "Absent for a resident, as are all fields by which officials judge a matter.")
        Urgency urgency,

        @Schema(description = "Absent for a resident.") Difficulty difficulty,

        @Schema(maxItems = 5, description = "Absent for a resident.")
        List<String> tags,

        Instant reportedAt,

        @Schema(description = "When the report came in: later than `reportedAt`, when it was noted before it was sent.")
        Instant receivedAt,

        UUID committeeId,
        UUID mediatorId,
        UUID outcomeId,
        Danger escalation,

        @Schema(description = "When the next of its running deadlines is due. Absent for a resident.")
        Instant dueAt,

        @Schema(description = "How many of its deadlines were missed. Absent for a resident.")
        Integer missed) {

    /** @param official whether the reader is told how officials judge the matter and watch over it */
    DisputeSummary(Dispute d, boolean withTitle, boolean official) {
        this(
                d.id,
                d.area,
                d.receiptNumber,
                d.caseNumber,
                d.status,
                d.level,
                withTitle ? d.title : null,
                d.type,
                d.publicOrderType,
                d.source,
                official ? d.urgency : null,
                official ? d.difficulty : null,
                official ? d.tags : null,
                d.reportedAt,
                d.receivedAt,
                d.committeeId,
                d.mediatorId,
                d.outcomeId,
                official ? d.escalation : null,
                official ? d.dueAt : null,
                official ? d.missed : null);
    }
}
