package org.gridmediation.party;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.gridmediation.dispute.Channel;

public record NewContact(
        @NotNull @PastOrPresent Instant at,
        @NotNull Channel method,
        @NotNull ContactResult result,
        @Size(min = 1, max = 500) String note) {}
