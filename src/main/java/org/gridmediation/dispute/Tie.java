package org.gridmediation.dispute;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record Tie(
        TieKind kind,

        @Schema(description = "The party; absent for RECUSED.")
        UUID partyId) {}
