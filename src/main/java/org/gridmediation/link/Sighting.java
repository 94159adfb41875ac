package org.gridmediation.link;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.NewParty;

/** What is known of a dispute before it is registered. */
public record Sighting(
        @NotNull @Schema(examples = "440103009106001") AreaCode area,
        @Size(max = 200) String place,
        @Size(max = 50) List<@NotNull @Valid NewParty> parties,

        @Schema(description = "Today when absent.") LocalDate reportedOn) {}
