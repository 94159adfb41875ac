package org.gridmediation.outcome;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "A party's signature, seal or fingerprint on the written agreement (人民调解法 art. 29), with what proves it.")
public record Mark(
        @NotNull UUID partyId,
        @NotNull Kind kind,
        @NotNull @PastOrPresent Instant at,
        @Size(max = 200) String place,
        @Size(max = 200) String device,
        @Pattern(regexp = Evidence.DIGEST) String fileDigest,
        UUID attachmentId) {

    @Schema(name = "AgreementMarkKind")
    public enum Kind {
        SIGNATURE,
        SEAL,
        FINGERPRINT
    }

    static Mark of(AgreementMark m) {
        return new Mark(m.partyId, m.kind, m.at, m.place, m.device, m.fileDigest, m.attachmentId);
    }

    Evidence evidence() {
        return new Evidence(at, place, device, fileDigest, attachmentId);
    }
}
