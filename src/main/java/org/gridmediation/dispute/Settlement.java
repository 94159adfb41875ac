package org.gridmediation.dispute;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An oral agreement reached on the spot, with its content as the mediator records it (人民调解法 art. 28, 30). */
public record Settlement(
        @NotBlank @Size(max = 4000) String content,

        @PastOrPresent @Schema(examples = "2026-03-15T10:30:00+08:00", description = "Now when absent.")
        Instant agreedAt,

        @Schema(
                description =
                        "Until when all of it is to be performed; the last day of its obligations when absent. Neither where it was performed at once.")
        LocalDate dueOn,

        @Min(0) @Max(1_000_000_000_000L) @Schema(description = "Money agreed between the parties, in fen.")
        Long amount,

        @Size(max = 50) @Schema(description = "Who owes whom what; each is followed up on its own.")
        List<@NotNull @Valid NewObligation> obligations,

        @Size(max = 4) @Schema(description = "What worse the mediation prevented, for the return.")
        List<@NotNull @Valid PreventedHarm> prevented,

        @Size(max = 50)
        @Schema(
                description =
                        "The numbers of the parties whose guardian was present: every minor's must have been, and nobody's who has none.")
        List<@NotNull @Min(1) @Max(50) Integer> guardiansPresent,

        @Valid @Schema(description = "Needed when the mediator has ties to a party; see checkConflicts.")
        ConflictDecision conflictDecision,

        @Valid
        @Schema(
                description =
                        "Needed unless every party has been told of its rights and duties before; see giveNotice.")
        RightsNotice rightsNotice) {
    /** @param now when the request is done, for one that does not say */
    public Instant agreedAt(Instant now) {
        return agreedAt == null ? now : agreedAt;
    }
}
