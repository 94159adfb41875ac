package org.gridmediation.staff;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.gridmediation.access.BirthDate;
import org.gridmediation.access.Sex;
import org.gridmediation.area.AreaCode;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

public record StaffChange(
        @NotNull AreaCode area,
        @Visible @WithoutNumbers @NotBlank @Size(max = 100) String name,
        @NotNull Sex sex,
        @BirthDate LocalDate birthDate) {}
