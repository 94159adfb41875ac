package org.gridmediation.activity;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;

/** A row of a list: nobody's name. */
public record JointActionSummary(
        UUID id,
        AreaCode area,
        @Schema(maxLength = 40) String mechanism,
        UUID disputeId,
        UUID leadId,
        Instant plannedAt,
        Instant heldAt,
        @Schema(maxLength = 200) String place,

        @Schema(minimum = "0", maximum = "50", description = "How many of its items are still to be done.")
        int openItems) {

    JointActionSummary(JointAction a) {
        this(a.id, a.area, a.mechanism, a.disputeId, a.leadId, a.plannedAt, a.heldAt, a.place, a.openItems());
    }
}
