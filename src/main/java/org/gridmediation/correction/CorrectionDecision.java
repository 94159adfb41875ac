package org.gridmediation.correction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record CorrectionDecision(
        @NotNull @Schema(description = "`UPHELD`: it is to be corrected. `DISMISSED`: it stays as it is.")
        Result result,

        @NotBlank @Size(max = 1000) @Schema(description = "Why, without numbers of persons.")
        String reason) {

    @Schema(name = "CorrectionRuling")
    public enum Result {
        UPHELD(CorrectionAction.UPHOLD),
        DISMISSED(CorrectionAction.DISMISS);

        final CorrectionAction act;

        Result(CorrectionAction act) {
            this.act = act;
        }
    }
}
