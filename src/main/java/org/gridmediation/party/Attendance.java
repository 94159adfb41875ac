package org.gridmediation.party;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a party took part in a session: REPRESENTED by an agent or guardian, ABSENT for a reason. */
public record Attendance(
        @NotNull UUID partyId,
        @NotNull Presence presence,

        @Schema(description = "For REPRESENTED: an agent with the power to attend, or a guardian.")
        UUID representativeId,

        @Schema(
                description =
                        "The guardian was there with the party: needed of a minor who was PRESENT, and said only of a party that has a guardian.")
        Boolean guardianPresent,

        @Size(min = 1, max = 500) @Schema(description = "Of an absence.")
        String reason) {

    public boolean accompanied() {
        return Boolean.TRUE.equals(guardianPresent);
    }
}
