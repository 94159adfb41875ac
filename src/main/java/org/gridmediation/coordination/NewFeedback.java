package org.gridmediation.coordination;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;
import org.gridmediation.outcome.VisitMethod;
import org.gridmediation.privacy.WithoutNumbers;

public record NewFeedback(
        @PastOrPresent @Schema(description = "Now when absent.")
        Instant toldAt,

        @NotNull @Schema(description = "How the applicant was told.")
        VisitMethod method,

        @NotNull @Schema(description = "The applicant is satisfied with the remedy.")
        Boolean satisfied,

        @WithoutNumbers @Size(max = 2000) String note) {
    public NewFeedback {
        if (toldAt == null) toldAt = Days.now();
    }
}
