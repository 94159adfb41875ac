package org.gridmediation.dispute;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewSession(
        @NotNull SessionKind kind,
        @NotNull @PastOrPresent Instant heldAt,
        @Size(max = 200) String place,

        @Schema(description = "Held in public; not, when absent: parties may ask for private (人民调解法 art. 23).")
        Boolean open,

        @NotBlank @Size(max = 4000) String record,
        @Size(max = 50) List<@NotNull @Valid Statement> statements,
        @Size(max = 50) List<@NotNull @Valid Participant> participants) {

    @Schema(description = "What a party said, as recorded.")
    public record Statement(
            @NotNull UUID partyId,
            @NotBlank @Size(max = 2000) String text) {}

    @Schema(description = "Who else took part, with the parties' consent (人民调解法 art. 20).")
    public record Participant(
            @NotNull ParticipantKind kind,
            @NotBlank @Size(max = 100) String name) {}

    public enum ParticipantKind {
        RELATIVE,
        NEIGHBOUR,
        COLLEAGUE,
        EXPERT,
        LEGAL_ADVISER,
        SOCIAL_ORGANIZATION,
        DEPARTMENT
    }
}
