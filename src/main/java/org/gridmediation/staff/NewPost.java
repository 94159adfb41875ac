package org.gridmediation.staff;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;

public record NewPost(
        @NotNull Role role,
        @NotNull AreaCode area,
        UUID organizationId,
        @Schema(description = "Now when absent.") Instant validFrom,
        Instant validUntil,

        @Schema(description = "The post under which the person acts when a request names none.")
        Boolean main) {}
