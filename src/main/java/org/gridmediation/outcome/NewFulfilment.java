package org.gridmediation.outcome;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/** How the agreement was carried out: PARTLY_FULFILLED leaves it open, FULFILLED and BREACHED close it. */
public record NewFulfilment(
        @NotNull Performance result,
        @NotNull @PastOrPresent Instant at,
        @Size(max = 2000) String note) {}
