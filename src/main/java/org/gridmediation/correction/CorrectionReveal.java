package org.gridmediation.correction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.WithoutNumbers;

public record CorrectionReveal(
        @WithoutNumbers
        @NotBlank
        @Size(min = 10, max = 300)
        @Schema(description = "Why the full value is needed; kept in the journal.")
        String purpose) {

    @Schema(name = "RevealedCorrection")
    public record RevealedCorrection(
            @Schema(maxLength = 500, description = "What should stand in the field; absent when nothing was proposed.")
            String proposed) {}
}
