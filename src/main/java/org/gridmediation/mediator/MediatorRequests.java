package org.gridmediation.mediator;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

/** What is sent about mediators. */
public interface MediatorRequests {

    @Schema(name = "Nomination")
    record Nomination(
            @NotNull UUID staffId,
            @NotNull @Schema(description = "The committee.") UUID organizationId,
            @NotNull Employment employment,

            @Size(max = 20) @Schema(description = "Dispute types of the justice line.")
            List<@NotNull @Size(max = 5) String> specialities,

            @Visible @Size(max = 40) String certificateNumber) {}

    @Schema(name = "Engagement", description = "At most three years.")
    record Engagement(
            @NotNull LocalDate from,
            @NotNull LocalDate until,
            @Size(max = 20) String grade) {}

    @Schema(name = "MediatorReason")
    record Reason(@WithoutNumbers @NotBlank @Size(max = 500) String reason) {}

    @Schema(name = "MediatorChange")
    record Change(
            @Size(max = 20) String grade,
            @NotNull @Size(max = 20) List<@NotNull @Size(max = 5) String> specialities,
            @Visible @Size(max = 40) String certificateNumber,

            @NotNull @Schema(description = "Takes new cases.")
            Boolean available) {}
}
