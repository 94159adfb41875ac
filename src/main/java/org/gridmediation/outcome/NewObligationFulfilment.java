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

@Schema(description = "PARTLY leaves the obligation open; what is BROKEN can still be fulfilled later.")
public record NewObligationFulfilment(
        @NotNull Obligation.State result,

        @Min(1)
        @Max(1_000_000_000_000L)
        @Schema(
                description =
                        "What was paid this time, in fen. Money only; all that is open when absent and FULFILLED.")
        Long amount,

        @NotNull @PastOrPresent Instant at,
        @Size(max = 2000) String note,

        @Size(max = 20) @Schema(description = "Ids of attachments.")
        List<@NotNull UUID> proof) {}
