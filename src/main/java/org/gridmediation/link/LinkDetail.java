package org.gridmediation.link;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Link")
public record LinkDetail(
        @Schema(description = "The other dispute; it may lie outside the caller's area.")
        UUID disputeId,

        LinkKind kind,
        @Schema(maxLength = 1000) String reason,
        Instant at) {

    LinkDetail(Link l) {
        this(l.otherId, l.kind, l.reason, l.at);
    }
}
