package org.gridmediation.dispute;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

/** What is sent to act on a dispute. */
public interface ActionRequests {

    record Acceptance(
            @NotNull @Schema(description = "The committee that takes it on.")
            UUID committeeId) {}

    record Decline(
            @NotNull DeclineReason reason,
            @NotBlank @Size(max = 1000) String explanation) {}

    record NewAssignment(
            @NotNull UUID mediatorId,
            @NotNull AssignmentMode mode,

            @Size(max = 4) @Schema(description = "Who mediates beside the first (人民调解法 art. 19: one or several).")
            List<@NotNull UUID> coMediatorIds,

            @Valid @Schema(description = "Needed when one of them has ties to a party; see checkConflicts.")
            ConflictDecision conflictDecision) {}

    @Schema(
            description =
                    "A refusal ends the mediation (人民调解法 art. 17); the parties must be told of the other routes (art. 26).")
    record Consent(
            @NotNull Boolean agrees,

            @PastOrPresent @Schema(description = "Now when absent.")
            Instant at,

            @Visible
            @WithoutNumbers
            @Size(min = 1, max = 100)
            @Schema(
                    description =
                            "Who agrees for a minor, or for an adult without full capacity (民法典 art. 27, 28); nobody on the other side. A resident's own account answers for a child or ward as itself, and it may be left out.")
            String guardianName,

            @Schema(
                    description =
                            "Every party was told that they may protect their rights by arbitration, administrative or court routes (人民调解法 art. 26). Required of officials when the party refuses; what a resident's own account says of it is not recorded: officials tell afterwards (tellRoutes).")
            Boolean toldOfOtherRoutes,

            @Schema(description = "By which way the party answered.")
            Channel method) {
        public Consent {
            if (at == null) at = Days.now();
        }

        @JsonIgnore
        boolean refuses() {
            return !agrees;
        }
    }
}
