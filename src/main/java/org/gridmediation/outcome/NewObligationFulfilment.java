package org.gridmediation.outcome;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;

@Schema(
        description =
                "PARTLY leaves the obligation open; what is BROKEN can still be fulfilled later. Conduct is FULFILLED when its last day is over;"
                        + " before that, and of conduct without a last day, a check says that it was KEPT so far and ends nothing;"
                        + " after BROKEN it says that it is kept again, and the agreement is no longer breached by it.")
public record NewObligationFulfilment(
        @NotNull Obligation.State result,

        @Min(1)
        @Max(1_000_000_000_000L)
        @Schema(
                description =
                        "What was paid this time, in fen. Money only; all that is open when absent and FULFILLED.")
        Long amount,

        @PastOrPresent @Schema(description = "Now when absent.")
        Instant at,

        @Size(max = 2000) String note,

        @Size(max = 20) @Schema(description = "Ids of attachments, of any kind but IDENTITY_COPY.")
        List<@NotNull UUID> proof) {
    public NewObligationFulfilment {
        if (at == null) at = Days.now();
    }
}
