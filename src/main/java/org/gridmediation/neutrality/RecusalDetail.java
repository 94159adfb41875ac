package org.gridmediation.neutrality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Role;
import org.gridmediation.http.Versioned;

@Schema(name = "Recusal")
public record RecusalDetail(
        UUID id,
        UUID mediatorId,

        @Schema(description = "The party that asked; absent when the mediator did.")
        UUID partyId,

        @Schema(maxLength = 1000) String reason,
        Instant at,
        Role byRole,

        @Schema(description = "Absent until the committee decides.")
        Boolean granted,

        @Schema(maxLength = 1000) String explanation,
        Instant decidedAt,

        @Schema(description = "When it lapsed undecided: the case ended, or went on without the mediator.")
        Instant lapsedAt,

        @JsonIgnore @Schema(hidden = true) UUID dispute,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    RecusalDetail(Recusal r, int version) {
        this(
                r.id,
                r.mediatorId,
                r.partyId,
                r.reason,
                r.at,
                r.byRole,
                r.granted,
                r.explanation,
                r.decidedAt,
                r.lapsedAt,
                r.disputeId(),
                version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/disputes/" + dispute + "/recusals";
    }
}
