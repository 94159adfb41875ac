package org.gridmediation.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "JudicialConfirmation",
        description = "The latest application for judicial confirmation, and its result.")
public record ConfirmationDetail(
        UUID id,
        ConfirmationState state,
        @Schema(maxLength = 100) String court,
        @Schema(maxItems = 50) List<Integer> applicants,
        LocalDate filedOn,
        LocalDate decidedOn,
        @Schema(maxLength = 60) String rulingNumber,
        @Schema(maxLength = 2000) String note,
        Instant recordedAt,
        @Schema(maxLength = 100) String by) {

    ConfirmationDetail(JudicialConfirmation c) {
        this(
                c.id,
                c.state,
                c.court,
                c.applicants,
                c.filedOn,
                c.decidedOn,
                c.rulingNumber,
                c.note,
                c.recordedAt,
                c.byName);
    }
}
