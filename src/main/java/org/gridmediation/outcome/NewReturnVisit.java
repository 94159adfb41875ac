package org.gridmediation.outcome;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewReturnVisit(
        @NotNull @PastOrPresent Instant visitedAt,
        @NotNull VisitMethod method,

        @NotNull @Schema(description = "The agreement is being kept.")
        Boolean performed,

        @NotNull @Min(1) @Max(5) @Schema(description = "1 very dissatisfied to 5 very satisfied.")
        Integer satisfaction,

        @Size(max = 2000) String note) {}
