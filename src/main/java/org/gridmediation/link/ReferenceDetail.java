package org.gridmediation.link;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ExternalReference")
public record ReferenceDetail(
        UUID id,
        ReferenceSystem system,
        @Schema(maxLength = 60) String systemName,
        @Schema(maxLength = 100) String number,
        Instant at) {

    ReferenceDetail(Reference r) {
        this(r.id, r.system, r.systemName.isEmpty() ? null : r.systemName, r.number, r.at);
    }
}
