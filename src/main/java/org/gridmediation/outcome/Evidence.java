package org.gridmediation.outcome;

import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;

@Schema(description = "When and how the mediator signed a written agreement, or the committee's seal was put to it.")
public record Evidence(
        @PastOrPresent @Schema(description = "Now when absent.")
        Instant at,

        @Size(max = 200) String place,

        @Size(max = 200) @Schema(description = "What it was taken with.")
        String device,

        @Pattern(regexp = DIGEST) @Schema(description = "SHA-256 or SM3 of the signed file, in hexadecimal digits.")
        String fileDigest,

        UUID attachmentId) {
    public Evidence {
        if (at == null) at = Days.now();
    }

    static final String DIGEST = "^[0-9a-f]{64}$";

    static Evidence at(Instant at) {
        return new Evidence(at, null, null, null, null);
    }

    static Evidence of(AgreementMark m) {
        return new Evidence(m.at, m.place, m.device, m.fileDigest, m.attachmentId);
    }
}
