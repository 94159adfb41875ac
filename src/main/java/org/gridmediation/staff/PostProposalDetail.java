package org.gridmediation.staff;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Versioned;

@Schema(
        name = "PostProposal",
        description = "A post that waits for a second person, or waited for one. Only APPROVED is it a post.")
public record PostProposalDetail(
        @Schema(description = "Id of the post, once it is approved.")
        UUID id,

        @Schema(
                description =
                        "OPEN until somebody decides; LAPSED when nobody did in time; WITHDRAWN by the proposer or REFUSED by somebody else.")
        PostProposalState state,

        @Schema(description = "Staff member who would hold the post.")
        UUID staffId,

        @Schema(description = "Client that would hold the post.")
        UUID clientId,

        Role role,
        AreaCode area,
        UUID organizationId,
        boolean main,

        @Schema(description = "Begin that was asked for. The post begins at its approval if that is later.")
        Instant validFrom,

        Instant validUntil,

        @Schema(description = "Staff member who proposed it.")
        UUID proposedBy,

        @Schema(maxLength = 100) String proposedByName,
        Instant proposedAt,
        Instant lapsesAt,

        @Schema(description = "Staff member who approved, refused or withdrew it.")
        UUID decidedBy,

        @Schema(maxLength = 100) String decidedByName,
        Instant decidedAt,

        @Schema(maxItems = 2, description = "Operations that the caller may use on it now.")
        List<String> allowedActions,

        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {
    /** @param grantable whether the caller may approve it as far as it depends on them and on its area */
    PostProposalDetail(PostProposal p, boolean grantable) {
        this(
                p.id,
                p.state(),
                p.staffId,
                p.clientId,
                p.role,
                p.area,
                p.organizationId,
                p.main,
                p.validFrom,
                p.validUntil,
                p.proposedBy,
                p.proposedByName,
                p.proposedAt,
                p.lapsesAt,
                p.decidedBy,
                p.decidedByName,
                p.decidedAt,
                p.state() == PostProposalState.OPEN
                        ? grantable ? List.of("approvePost", "endPostProposal") : List.of("endPostProposal")
                        : List.of(),
                p.version());
    }

    static String path(UUID id) {
        return "/v1/post-proposals/" + id;
    }

    @Override
    @JsonIgnore
    public String path() {
        return path(id);
    }
}
