package org.gridmediation.outcome;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewVariation(
        @NotBlank @Size(max = 2000) String reason,

        @NotNull
        @Size(min = 1, max = 50)
        @Schema(description = "The numbers of the parties who agree to it: every party.")
        List<@NotNull @Min(1) @Max(50) Integer> agreedBy,

        @NotNull @Valid NewOutcome.Agreement agreement) {}
