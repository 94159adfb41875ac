package org.gridmediation.outcome;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;

/** How the agreement was carried out: PARTLY_FULFILLED leaves it open, FULFILLED and BREACHED close it. */
public record NewFulfilment(
        @NotNull Performance result,

        @PastOrPresent @Schema(description = "Now when absent.")
        Instant at,

        @Size(max = 2000) String note) {
    public NewFulfilment {
        if (at == null) at = Days.now();
    }
}
