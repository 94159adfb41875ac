package org.gridmediation.codes;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.WithoutNumbers;

/** What a district says of a code of its own. */
public record CodeChange(
        @WithoutNumbers @NotBlank @Size(max = 100) String nameZh,
        @WithoutNumbers @NotBlank @Size(max = 100) String nameEn,

        @Size(max = 5)
        @Schema(examples = "02", description = "Of a tag: the type of the justice line to which it rolls up.")
        String type,

        @Size(max = 5)
        @Schema(examples = "Z02", description = "Of a tag: the type of the public-order line to which it rolls up.")
        String publicOrderType,

        @Min(1) @Max(100_000) @Schema(description = "Of a difficulty: from so many people involved on.")
        Integer peopleFrom,

        @Min(0) @Max(1_000_000_000_000L) @Schema(description = "Of a difficulty: from this amount on, in fen.")
        Long amountFrom,

        @Min(1) @Max(1000) @Schema(description = "Of a difficulty: from so many sessions on.")
        Integer sessionsFrom,

        @Schema(description = "The last day on which it may be used; absent while no end is known.")
        LocalDate validUntil) {}
