package org.gridmediation.neutrality;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;

/** What is sent about who may mediate. */
public interface NeutralityRequests {

    @Schema(name = "NewChoice")
    record NewChoice(
            @Schema(description = "Of its current mediators; the one who leads when absent.")
            UUID mediatorId,

            @NotNull Boolean accepts,

            @PastOrPresent @Schema(description = "Now when absent.")
            Instant at) {
        public NewChoice {
            if (at == null) at = Days.now();
        }
    }

    @Schema(name = "NewDisclosure")
    record NewDisclosure(
            @NotNull UUID mediatorId,
            @NotNull DisclosureKind kind,
            @Size(min = 1, max = 1000) String note) {}

    @Schema(name = "ConflictCheck")
    record ConflictCheck(@NotNull UUID mediatorId) {}

    @Schema(name = "NewRecusal")
    record NewRecusal(
            @Schema(description = "Of its current mediators; the one who leads when absent.")
            UUID mediatorId,

            @Schema(description = "The party that asks; absent when the mediator does.")
            UUID partyId,

            @NotBlank @Size(max = 1000) String reason) {}

    @Schema(name = "RecusalDecision")
    record RecusalDecision(
            @NotNull Boolean granted,
            @NotBlank @Size(max = 1000) String explanation) {}
}
