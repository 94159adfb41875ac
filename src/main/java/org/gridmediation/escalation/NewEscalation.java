package org.gridmediation.escalation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;

public record NewEscalation(
        @NotNull Risk risk,
        @NotBlank @Size(max = 2000) String description,

        @PastOrPresent @Schema(description = "Now when absent.")
        Instant noticedAt,

        @Valid @Schema(description = "When it was reported already; else it is reported later, at once.")
        EscalationReport report) {
    public NewEscalation {
        if (noticedAt == null) noticedAt = report == null ? Days.now() : report.at();
    }
}
