package org.gridmediation.outcome;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;

public record NewConfirmation(
        @NotBlank @Size(max = 100) String court,

        @PastOrPresent @Schema(description = "Within 30 days of the agreement's effect; today when absent.")
        LocalDate filedOn,

        @NotNull
        @Size(min = 1, max = 50)
        @Schema(description = "The numbers of the parties who apply: all of them, together.")
        List<@NotNull @Min(1) @Max(50) Integer> applicants) {
    public NewConfirmation {
        if (filedOn == null) filedOn = Days.today();
    }
}
