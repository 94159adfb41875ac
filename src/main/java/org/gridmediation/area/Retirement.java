package org.gridmediation.area;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record Retirement(
        @NotNull @Schema(description = "The last day on which it is valid.")
        LocalDate validUntil,

        @Schema(description = "The area of the same tier that takes its place.")
        AreaCode successor) {}
