package org.gridmediation.neutrality;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.Assignment;
import org.gridmediation.dispute.AssignmentMode;
import org.gridmediation.dispute.Conflict;
import org.gridmediation.dispute.Tie;

@Schema(name = "DisputeMediator")
public record MediatorOfDispute(
        UUID mediatorId,

        @Schema(description = "The others mediate beside the one who leads.")
        boolean leads,

        AssignmentMode mode,
        Instant from,
        @Schema(description = "Absent while assigned.") Instant until,

        @Schema(maxItems = 50, description = "What each party said last of this mediator.")
        List<PartyChoice> choices,

        @Schema(description = "The decision to accept ties to a party; absent when there were none.")
        AcceptedConflict conflict) {

    MediatorOfDispute(Assignment a, List<PartyChoice> choices, AcceptedConflict conflict) {
        this(a.mediatorId, a.leads, a.mode, a.at, a.until, choices, conflict);
    }

    @Schema(name = "PartyChoice")
    public record PartyChoice(UUID partyId, boolean accepts, Instant at) {}

    @Schema(name = "AcceptedConflict")
    public record AcceptedConflict(
            @Schema(maxItems = 200) List<Tie> ties,
            @Schema(maxLength = 1000) String reason,
            Instant at,
            @Schema(maxLength = 100) String by) {
        AcceptedConflict(Conflict c) {
            this(c.ties, c.reason, c.at, c.byName);
        }
    }
}
