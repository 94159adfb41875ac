package org.gridmediation.outcome;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.Visible;

public record ConfirmationResult(
        @NotNull ConfirmationState result,

        @PastOrPresent @Schema(description = "Today when absent.")
        LocalDate decidedOn,

        @Visible
        @Size(max = 60)
        @Schema(description = "The ruling's number; needed unless the application was withdrawn.")
        String rulingNumber,

        @Size(max = 2000) String note) {
    public ConfirmationResult {
        if (decidedOn == null) decidedOn = Days.today();
    }
}
