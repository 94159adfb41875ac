package org.gridmediation.coordination;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.WithoutNumbers;
import org.hibernate.validator.constraints.UniqueElements;

public record NewCoordination(
        @NotNull @Schema(description = "The department that leads; one whose area covers the dispute's.")
        UUID leadId,

        @Size(max = 20) @UniqueElements @Schema(description = "Organizations that join it.")
        List<@NotNull UUID> joiningIds,

        @WithoutNumbers @NotBlank @Size(max = 2000) @Schema(description = "What is to be done.")
        String asked,

        @PastOrPresent @Schema(description = "Now when absent.")
        Instant requestedAt,

        @NotNull @Schema(description = "By when it is to be done.")
        Instant dueAt) {
    public NewCoordination {
        if (requestedAt == null) requestedAt = Days.now();
    }
}
