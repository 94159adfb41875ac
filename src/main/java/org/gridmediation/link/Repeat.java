package org.gridmediation.link;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a dispute is one of several of the same pair, party or building. */
public record Repeat(
        RepeatKind kind,

        @Schema(minimum = "1", maximum = "50", description = "The party's number, when it is a party that comes again.")
        Integer party,

        @Schema(minimum = "2", maximum = "1000", description = "How many there are in the caller's area; at most 1000.")
        int count,

        @Schema(minimum = "0", maximum = "1000", description = "Which of them this dispute is: 3 for the third.")
        int position,

        LocalDate firstOn,
        LocalDate lastOn,

        @Schema(maxItems = 100, description = "The newest of them; absent for the tiers that read no dispute.")
        List<UUID> disputes) {}
