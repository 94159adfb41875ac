package org.gridmediation.correction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record CorrectionReason(
        @NotBlank @Size(max = 1000) @Schema(description = "Why, without numbers of persons.")
        String reason) {}
