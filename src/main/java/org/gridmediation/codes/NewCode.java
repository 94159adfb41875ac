package org.gridmediation.codes;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.privacy.WithoutNumbers;

/** A code of a district's own: a new one, or its own version of one that holds everywhere. */
public record NewCode(
        @NotNull @Schema(examples = "440103", description = "The district.")
        AreaCode area,

        @NotNull @Size(max = 40) @Pattern(regexp = "^[A-Z][A-Z0-9_]+$") @Schema(examples = "NIGHT_MARKET")
        String code,

        @WithoutNumbers @NotBlank @Size(max = 100) String nameZh,
        @WithoutNumbers @NotBlank @Size(max = 100) String nameEn,

        @Size(max = 5) @Schema(description = "Of a tag: the type of the justice line to which it rolls up.")
        String type,

        @Size(max = 5) @Schema(description = "Of a tag: the type of the public-order line to which it rolls up.")
        String publicOrderType,

        @Min(1) @Max(100_000) @Schema(description = "Of a difficulty: from so many people involved on.")
        Integer peopleFrom,

        @Min(0) @Max(1_000_000_000_000L) @Schema(description = "Of a difficulty: from this amount on, in fen.")
        Long amountFrom,

        @Min(1) @Max(1000) @Schema(description = "Of a difficulty: from so many sessions on.")
        Integer sessionsFrom,

        @NotNull LocalDate validFrom,
        LocalDate validUntil) {

    CodeChange described() {
        return new CodeChange(nameZh, nameEn, type, publicOrderType, peopleFrom, amountFrom, sessionsFrom, validUntil);
    }
}
