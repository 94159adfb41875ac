package org.gridmediation.escalation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;

public record EscalationResolution(
        @PastOrPresent @Schema(description = "Now when absent.")
        Instant at,

        @NotBlank @Size(max = 2000) String note) {
    public EscalationResolution {
        if (at == null) at = Days.now();
    }
}
