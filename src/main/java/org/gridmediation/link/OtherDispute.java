package org.gridmediation.link;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.WithoutNumbers;

/** The dispute that this one is linked with. */
public record OtherDispute(
        @NotNull @Schema(description = "A dispute of the same district that the caller sees.")
        UUID disputeId,

        @WithoutNumbers
        @Size(min = 1, max = 1000)
        @Schema(
                description =
                        "Why they belong together. Needed to count two as one matter that have neither a party, nor the grid and the type in common.")
        String reason) {}
