package org.gridmediation.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;

@Schema(description = "Who calls, in which posts, and what the acting post may do.")
public record Me(
        @Schema(maxLength = 60, description = "The token's subject.")
        String subject,

        @Schema(maxLength = 100, description = "Absent without a valid post.")
        String name,

        UUID staffId,
        UUID clientId,

        @Schema(description = "The caller's own record as a resident, when it is linked with the account.")
        UUID residentId,

        @Schema(maxItems = 100) List<HeldPost> posts,

        @Schema(description = "Absent without a valid post: then only this operation works.")
        UUID actingPost,

        @Schema(maxItems = 200, description = "Operation ids.")
        Set<String> operations) {

    @Schema(name = "HeldPost")
    public record HeldPost(UUID id, Role role, AreaCode area, UUID organizationId, boolean main) {
        HeldPost(CallerPost p) {
            this(p.id(), p.role(), p.area(), p.organizationId(), p.main());
        }
    }
}
