package org.gridmediation.area;

import org.gridmediation.privacy.Visible;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

public record AreaChange(
        @Visible @NotBlank @Size(max = 100) String name, @NotNull LocalDate validFrom) {}
