package org.gridmediation.area;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.Visible;

public record NewGrid(
        @NotNull @Schema(examples = "440103009106") AreaCode community,

        @Schema(description = "Absent: the next free code of its kind.")
        AreaCode code,

        @Visible @NotBlank @Size(max = 100) String name,
        @NotNull GridKind kind,
        @Min(0) @Max(100_000) Integer households,

        @ValidBoundary @Schema(ref = "#/components/schemas/Geometry")
        JsonNode boundary,

        @NotNull LocalDate validFrom) {}
