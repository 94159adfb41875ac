package org.gridmediation.escalation;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.Danger;
import org.gridmediation.http.Days;

@Schema(name = "Escalation", description = "A danger of escalation and its report (人民调解法 art. 25); the case goes on.")
public record EscalationDetail(
        UUID id,
        @Schema(minimum = "1", maximum = "1000") int number,
        Risk risk,
        @Schema(maxLength = 2000) String description,
        Danger state,
        Instant noticedAt,

        @Schema(description = "Until when it is to be reported.")
        Instant reportBy,

        @Schema(description = "Reported later, or not yet though the time is over.")
        boolean late,

        @Schema(maxLength = 100) String reportedTo,
        Instant reportedAt,
        @Schema(maxLength = 60) String reportNumber,
        Instant resolvedAt,
        @Schema(maxLength = 2000) String resolution,
        Instant at,
        @Schema(maxLength = 100) String by) {

    EscalationDetail(Escalation e) {
        this(
                e.id,
                e.number,
                e.risk,
                e.description,
                e.state(),
                e.noticedAt,
                e.reportBy,
                e.isLate(Days.now()),
                e.reportedTo,
                e.reportedAt,
                e.reportNumber,
                e.resolvedAt,
                e.resolution,
                e.at,
                e.byName);
    }
}
