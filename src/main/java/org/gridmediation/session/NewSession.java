package org.gridmediation.session;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.RightsNotice;
import org.gridmediation.http.Days;
import org.gridmediation.party.Attendance;
import org.gridmediation.party.Presence;
import org.gridmediation.party.Statement;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

public record NewSession(
        @NotNull SessionKind kind,

        @PastOrPresent @Schema(description = "When it began; now when absent.")
        Instant heldAt,

        @PastOrPresent Instant endedAt,
        PlaceKind placeKind,
        @Size(max = 200) String place,

        @Size(max = 300) @Pattern(regexp = "^https://\\S+$") @Schema(description = "Of an ONLINE session.")
        String link,

        @Schema(description = "Held in public; not, when absent: parties may ask for private (人民调解法 art. 23).")
        Boolean open,

        @NotBlank @Size(max = 4000) String record,
        @Size(max = 50) List<@NotNull @Valid Statement> statements,
        @Size(max = 50) List<@NotNull @Valid Participant> participants,

        @Size(max = 50)
        @Schema(
                description =
                        "How each party took part; needed of a minor who is mediated or heard. Not all are ABSENT from MEDIATION or STATEMENTS (NOBODY_PRESENT).")
        List<@NotNull @Valid Attendance> attendance,

        @Size(max = 50)
        @Schema(
                description =
                        "What nobody disputes: each for the parties to sign, and to use later if mediation fails.")
        List<@NotBlank @Size(max = 1000) String> undisputedFacts,

        SessionResult result,
        @Visible @WithoutNumbers @Size(min = 1, max = 100) String recorder,

        @Valid
        @Schema(
                description =
                        "Needed unless every party that takes part has been told of its rights and duties before; see giveNotice. A party that was ABSENT is not told by a notice given IN_PERSON at the session.")
        RightsNotice rightsNotice) {
    public NewSession {
        if (heldAt == null) heldAt = Days.now();
    }

    /** The ids of the parties that did not come. */
    Set<UUID> absent() {
        return attendance == null
                ? Set.of()
                : attendance.stream()
                        .filter(a -> a.presence() == Presence.ABSENT)
                        .map(Attendance::partyId)
                        .collect(Collectors.toSet());
    }

    /** Nobody agrees with a side that was not there. */
    boolean agrees() {
        return result == SessionResult.AGREED || result == SessionResult.PARTLY_AGREED;
    }

    @Schema(
            description =
                    "Who else took part, with the parties' consent (人民调解法 art. 20): a member of staff by `staffId`, anybody else by `name`.")
    public record Participant(
            @NotNull ParticipantKind kind,

            @Visible @WithoutNumbers @Size(max = 100) @Pattern(regexp = ".*\\S.*")
            String name,

            UUID staffId) {}

    public enum ParticipantKind {
        RELATIVE,
        NEIGHBOUR,
        COLLEAGUE,
        EXPERT,
        LEGAL_ADVISER,
        RULE_OF_LAW_INSTRUCTOR,
        SOCIAL_ORGANIZATION,
        DEPARTMENT;

        /** Whoever does not come by office. */
        boolean isPrivate() {
            return this == RELATIVE || this == NEIGHBOUR || this == COLLEAGUE;
        }
    }
}
