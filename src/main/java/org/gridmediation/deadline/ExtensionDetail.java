package org.gridmediation.deadline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.MaskedName;

@Schema(name = "Extension")
public record ExtensionDetail(
        UUID id,
        @Schema(minimum = "1", maximum = "1000") int number,
        @Schema(minimum = "1", maximum = "366") int days,
        @Schema(maxLength = 1000) String reason,
        @Schema(maxItems = 50) List<Consent> consents,

        @Schema(description = "Until when the mediation could go on after it.")
        Instant due,

        Instant at,
        @Schema(maxLength = 100) String by) {

    @Schema(name = "ExtensionConsentGiven")
    public record Consent(
            @Schema(minimum = "1", maximum = "50") int party, Instant at, MaskedName guardianName) {}

    ExtensionDetail(Extension e) {
        this(
                e.id,
                e.number,
                e.days,
                e.reason,
                e.consents.stream()
                        .map(c -> new Consent(c.party(), c.at(), MaskedName.of(c.guardianName())))
                        .toList(),
                e.due,
                e.at,
                e.byName);
    }
}
