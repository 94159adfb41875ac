package org.gridmediation.area;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.Visible;

public record GridChange(
        @Visible @NotBlank @Size(max = 100) String name,
        @Min(0) @Max(100_000) Integer households,

        @ValidBoundary @Schema(ref = "#/components/schemas/Geometry")
        JsonNode boundary) {}
