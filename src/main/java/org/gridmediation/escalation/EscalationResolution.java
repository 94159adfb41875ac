package org.gridmediation.escalation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;

public record EscalationResolution(
        @NotNull @PastOrPresent Instant at,
        @NotBlank @Size(max = 2000) String note) {}
