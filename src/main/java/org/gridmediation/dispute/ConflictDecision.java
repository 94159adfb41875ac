package org.gridmediation.dispute;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Faults;

@Schema(description = "That a mediator with ties to a party mediates all the same. It is kept for ever.")
public record ConflictDecision(
        @NotNull Boolean accepted,
        @NotBlank @Size(max = 1000) String reason,

        @NotNull @Schema(description = "The parties know of the ties.")
        Boolean partiesInformed) {

    void mustBeComplete() {
        var faults = new Faults();
        faults.addIf(!accepted, "/conflictDecision/accepted", "CONFLICT_NOT_ACCEPTED");
        faults.addIf(!partiesInformed, "/conflictDecision/partiesInformed", "PARTIES_NOT_INFORMED");
        faults.raise();
    }
}
