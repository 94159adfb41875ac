package org.gridmediation.policy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;

public record NewPolicy(
        @NotNull PolicyKey key,

        @NotNull @Schema(examples = "440103") AreaCode district,

        @NotBlank @Size(max = 100) @Schema(description = "`true` or `false`, or a whole number, as the key wants.")
        String value,

        @NotNull @Schema(description = "Tomorrow at the earliest.")
        LocalDate validFrom,

        LocalDate validUntil) {}
