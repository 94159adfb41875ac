package org.gridmediation.neutrality;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.Tie;

/** Whether a candidate may mediate a dispute. */
public record ConflictReport(
        UUID mediatorId,

        @Schema(description = "No decision helps: the mediator cannot be assigned.")
        boolean barred,

        @Schema(description = "Assigning needs a conflictDecision.")
        boolean needsDecision,

        @Schema(maxItems = 200) List<Tie> ties) {

    ConflictReport(UUID mediator, List<Tie> ties) {
        this(
                mediator,
                ties.stream().anyMatch(t -> t.kind().bars),
                !ties.isEmpty() && ties.stream().noneMatch(t -> t.kind().bars),
                ties);
    }
}
