package org.gridmediation.deadline;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

public record NewExtension(
        @NotNull @Min(1) @Max(366) Integer days,
        @NotBlank @Size(max = 1000) String reason,

        @NotNull @Size(min = 1, max = 50) @Schema(description = "One of every party.")
        List<@NotNull @Valid ExtensionConsent> consents) {

    @Schema(
            name = "ExtensionConsent",
            description =
                    "A party's consent to the longer time; a minor's is the guardian's, and the guardian is named only of a party that has one.")
    public record ExtensionConsent(
            @NotNull @Min(1) @Max(50) @Schema(description = "The party's number in the dispute.")
            Integer party,

            @PastOrPresent @Schema(description = "Now when absent.")
            Instant at,

            @Visible @WithoutNumbers @Size(min = 1, max = 100)
            String guardianName) {
        public ExtensionConsent {
            if (at == null) at = Days.now();
        }
    }
}
