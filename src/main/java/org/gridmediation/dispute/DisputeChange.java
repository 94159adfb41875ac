package org.gridmediation.dispute;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be put right in a dispute's registration. */
public record DisputeChange(
        @NotBlank @Size(max = 100) String title,
        @NotBlank @Size(max = 4000) String description,
        @Size(max = 200) String place,
        @NotNull @Size(max = 5) @Schema(examples = "02") String type,
        @NotNull @Size(max = 5) @Schema(examples = "Z02") String publicOrderType,
        @NotNull Urgency urgency,
        @NotNull Difficulty difficulty) {}
