package org.gridmediation.staff;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Post;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;

@Schema(name = "Post")
public record PostDetail(
        UUID id,
        Role role,
        AreaCode area,
        UUID organizationId,
        boolean main,
        Instant validFrom,
        Instant validUntil,

        @Schema(
                description =
                        "The post gives no right yet: it waits for a second person. `/v1/post-proposals/{id}` tells who proposed it, and when it lapses.")
        boolean proposed) {
    public PostDetail(Post p) {
        this(p.id, p.role, p.area, p.organizationId, p.main, p.validFrom, p.validUntil, false);
    }

    public PostDetail(PostProposal p) {
        this(p.id, p.role, p.area, p.organizationId, p.main, p.validFrom, p.validUntil, true);
    }
}
