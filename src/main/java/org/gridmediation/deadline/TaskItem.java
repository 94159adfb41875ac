package org.gridmediation.deadline;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.Urgency;

@Schema(
        name = "Task",
        description = "Something that somebody must do for a dispute, and until when: a running deadline.")
public record TaskItem(
        UUID id,
        ClockKind kind,
        Instant due,

        @Schema(description = "Whether it is too late already.")
        boolean overdue,

        UUID about,
        UUID disputeId,
        @Schema(maxLength = 40) String receiptNumber,

        @Schema(description = "Whose people it waits for.") AreaCode area,

        @Schema(description = "Where the dispute arose.") AreaCode disputeArea,

        Status status,
        Urgency urgency,
        WaitsFor waitsFor) {

    TaskItem(Clock c, Dispute d, Instant now) {
        this(
                c.id,
                c.kind,
                c.due,
                !now.isBefore(c.due),
                c.about,
                d.id,
                d.receiptNumber,
                c.dutyArea,
                d.area,
                d.status,
                d.urgency,
                new WaitsFor(c));
    }
}
