package org.gridmediation.supplement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Supplement")
public record SupplementDetail(
        UUID id,
        @Schema(minimum = "1", maximum = "1000") int number,
        @Schema(maxLength = 4000) String text,
        @Schema(maxItems = 50) List<UUID> attachments,
        Instant at,
        @Schema(maxLength = 100) String by) {

    SupplementDetail(Supplement s) {
        this(s.id, s.number, s.content, s.attachments, s.at, s.byName);
    }
}
