package org.gridmediation.link;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The dispute that this one is linked with. */
public record OtherDispute(
        @NotNull @Schema(description = "A dispute of the same district that the caller sees.")
        UUID disputeId) {}
