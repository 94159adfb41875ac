package org.gridmediation.organization;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Versioned;

/** All seats of a committee. */
public record Membership(
        @NotNull @Size(max = 50) @Schema(description = "3 to 9 of them.")
        List<@NotNull @Valid Seat> members) {

    public record Seat(
            @NotNull UUID staffId,
            @NotNull Position position,
            @NotNull LocalDate termFrom,
            @NotNull LocalDate termUntil) {}

    @Schema(name = "CommitteeMembers", description = "Warnings are soft rules: they block nothing.")
    public record Detail(
            @Schema(maxItems = 9) List<Seat> members,

            @Schema(
                    maxItems = 10,
                    description = "COMMITTEE_INCOMPLETE (no members), TERM_ENDED, TERM_ENDS_SOON (within 90 days).")
            List<Warning> warnings,

            @JsonIgnore @Schema(hidden = true) UUID organization,
            @JsonIgnore @Schema(hidden = true) int version)
            implements Versioned {
        @Override
        @JsonIgnore
        public String path() {
            return "/v1/organizations/" + organization + "/members";
        }
    }

    @Schema(name = "MembershipWarning")
    public enum Warning {
        COMMITTEE_INCOMPLETE,
        TERM_ENDED,
        TERM_ENDS_SOON
    }
}
