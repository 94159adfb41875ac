package org.gridmediation.coordination;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.outcome.VisitMethod;

@Schema(name = "Coordination", description = "A request to a department, with what became of it.")
public record CoordinationDetail(
        UUID id,
        UUID disputeId,
        @Schema(minimum = "1", maximum = "100000") int number,
        CoordinationState state,
        UUID leadId,
        @Schema(maxItems = 20) List<UUID> joiningIds,
        @Schema(maxLength = 2000) String asked,
        Instant requestedAt,
        Instant dueAt,

        @Schema(maxLength = 100, description = "The official who asked.")
        String by,

        @Schema(maxItems = 1000) List<Report> progress,
        Instant doneAt,

        @Schema(description = "When the applicant was told of the remedy.")
        Instant toldAt,

        VisitMethod toldBy,
        Boolean satisfied,
        @Schema(maxLength = 2000) String feedback) {

    CoordinationDetail(Coordination c, List<Progress> progress) {
        this(
                c.id,
                c.disputeId(),
                c.number,
                c.state,
                c.leadId,
                c.joiningIds,
                c.asked,
                c.requestedAt,
                c.dueAt,
                c.byName,
                progress.stream().map(Report::new).toList(),
                c.doneAt,
                c.toldAt,
                c.toldBy,
                c.satisfied,
                c.feedback);
    }

    @Schema(name = "CoordinationProgress")
    public record Report(
            @Schema(minimum = "1", maximum = "100000") int number,
            @Schema(maxLength = 2000) String text,
            @Schema(maxItems = 20) List<UUID> evidence,
            boolean done,

            @Schema(description = "Written down for the department by those who asked.")
            boolean onBehalf,

            Instant reportedAt,
            @Schema(maxLength = 100) String by) {

        Report(Progress p) {
            this(p.number, p.text, p.evidence, p.done, p.onBehalf, p.reportedAt, p.byName);
        }
    }
}
