package org.gridmediation.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;

public record NewFactMark(
        @NotNull MarkKind kind,

        @PastOrPresent @Schema(description = "Now when absent.")
        Instant at,

        @Schema(description = "The agent or guardian who signed for the party.")
        UUID representativeId) {
    public NewFactMark {
        if (at == null) at = Days.now();
    }
}
