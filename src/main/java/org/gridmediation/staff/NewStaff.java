package org.gridmediation.staff;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.BirthDate;
import org.gridmediation.access.Sex;
import org.gridmediation.area.AreaCode;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

public record NewStaff(
        @NotNull AreaCode area,
        @Visible @WithoutNumbers @NotBlank @Size(max = 100) String name,
        @NotNull Sex sex,
        @BirthDate LocalDate birthDate,

        @Pattern(regexp = "^[a-z][a-z0-9._-]{2,59}$")
        @Schema(description = "Given, an account of this name is created; it has no password until one is set.")
        String username) {}
