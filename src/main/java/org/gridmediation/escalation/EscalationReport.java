package org.gridmediation.escalation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.Visible;

public record EscalationReport(
        @NotBlank @Size(max = 100) @Schema(description = "The police station or other department.")
        String to,

        @PastOrPresent @Schema(description = "Now when absent.")
        Instant at,

        @Visible @Size(max = 60) @Schema(description = "The number under which it is known there.")
        String number) {
    public EscalationReport {
        if (at == null) at = Days.now();
    }
}
