package org.gridmediation.outcome;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A party's signature, seal or fingerprint on the written agreement (人民调解法 art. 29).")
public record Mark(
        @NotNull UUID partyId,
        @NotNull Kind kind,
        @NotNull @PastOrPresent Instant at) {
    public enum Kind {
        SIGNATURE,
        SEAL,
        FINGERPRINT
    }
}
