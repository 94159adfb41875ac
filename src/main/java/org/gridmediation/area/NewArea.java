package org.gridmediation.area;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.gridmediation.privacy.Visible;

public record NewArea(
        @NotNull AreaCode code,
        @Visible @NotBlank @Size(max = 100) String name,
        @NotNull LocalDate validFrom) {}
