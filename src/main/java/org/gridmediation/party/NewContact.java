package org.gridmediation.party;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.Channel;
import org.gridmediation.http.Days;

public record NewContact(
        @PastOrPresent @Schema(description = "Now when absent.")
        Instant at,

        @NotNull Channel method,
        @NotNull ContactResult result,
        @Size(min = 1, max = 500) String note) {
    public NewContact {
        if (at == null) at = Days.now();
    }
}
