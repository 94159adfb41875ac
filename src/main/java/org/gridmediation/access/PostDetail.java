package org.gridmediation.access;

import java.time.Instant;
import java.util.UUID;
import org.gridmediation.area.AreaCode;

@org.eclipse.microprofile.openapi.annotations.media.Schema(name = "Post")
public record PostDetail(
        UUID id, Role role, AreaCode area, UUID organizationId, boolean main, Instant validFrom, Instant validUntil) {
    PostDetail(Post p) {
        this(p.id, p.role, p.area, p.organizationId, p.main, p.validFrom, p.validUntil);
    }
}
