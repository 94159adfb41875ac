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
        description =
                "Something that somebody must do, and until when: a running deadline of a dispute, or the correction of a record.")
public record TaskItem(
        UUID id,
        ClockKind kind,
        Instant due,

        @Schema(description = "Whether it is too late already.")
        boolean overdue,

        @Schema(description = "The transfer, outcome or other part of the dispute; the correction of a CORRECTION.")
        UUID about,

        @Schema(description = "Absent when it is about no dispute.")
        UUID disputeId,

        @Schema(maxLength = 40) String receiptNumber,

        @Schema(description = "Whose people it waits for.") AreaCode area,

        @Schema(description = "Where the dispute arose.") AreaCode disputeArea,

        Status status,
        Urgency urgency,
        DeadlineAssignee waitsFor) {

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
                new DeadlineAssignee(c));
    }

    /** One of a dispute's, when there is one, that is no clock of it. */
    public static TaskItem of(
            ClockKind kind, UUID about, Instant due, Instant now, UUID dispute, AreaCode place, AreaCode area) {
        return new TaskItem(
                about,
                kind,
                due,
                !now.isBefore(due),
                about,
                dispute,
                null,
                area,
                dispute == null ? null : place,
                null,
                null,
                new DeadlineAssignee(null, null, area));
    }
}
