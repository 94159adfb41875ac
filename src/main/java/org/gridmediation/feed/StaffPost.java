package org.gridmediation.feed;

import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.Post;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;

/** A staff member's post. */
public record StaffPost(
        UUID id,
        UUID staffId,
        Role role,
        AreaCode area,
        UUID organizationId,
        boolean main,
        Instant validFrom,
        Instant validUntil) {
    StaffPost(Post p) {
        this(p.id, p.staffId, p.role, p.area, p.organizationId, p.main, p.validFrom, p.validUntil);
    }
}
