package org.gridmediation.calendar;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.gridmediation.privacy.Visible;

/** A day on which more or less is worked than on others of its weekday. */
@Embeddable
public record Holiday(
        @NotNull LocalDate day,

        @NotNull @Enumerated(EnumType.STRING) DayKind kind,

        @Visible @NotBlank @Size(max = 50) String name) {}
