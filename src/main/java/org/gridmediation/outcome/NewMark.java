package org.gridmediation.outcome;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;

@Schema(description = "A party, by id or by number, puts its mark on the agreement that is being signed.")
public record NewMark(
        UUID partyId,
        @Min(1) @Max(50) Integer partyNumber,
        @NotNull Mark.Kind kind,

        @PastOrPresent @Schema(description = "Now when absent.")
        Instant at,

        @Size(max = 200) String place,

        @Size(max = 200) @Schema(description = "What it was taken with.")
        String device,

        @Pattern(regexp = Evidence.DIGEST)
        @Schema(description = "SHA-256 or SM3 of the signed file, in hexadecimal digits.")
        String fileDigest,

        UUID attachmentId) {
    public NewMark {
        if (at == null) at = Days.now();
    }

    Mark of(UUID party) {
        return new Mark(party, kind, at, place, device, fileDigest, attachmentId);
    }
}
