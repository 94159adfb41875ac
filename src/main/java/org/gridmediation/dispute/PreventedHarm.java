package org.gridmediation.dispute;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What worse the mediation of a dispute prevented, as the official return counts it (domain 5.6). */
@Schema(name = "Prevented")
public record PreventedHarm(
        @NotNull Kind kind,
        @NotNull @Min(1) @Max(1000) Integer cases,
        @NotNull @Min(1) @Max(100_000) Integer people) {

    @Schema(name = "PreventedKind")
    public enum Kind {
        SUICIDE,
        CRIME,
        MASS_PETITION,
        ARMED_FIGHT
    }
}
