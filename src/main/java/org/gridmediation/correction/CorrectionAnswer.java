package org.gridmediation.correction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record CorrectionAnswer(
        @NotNull
        @Schema(
                description =
                        "`SUPPLEMENTED`: the dispute's record is over and stays as it is; a supplement that was added since says what is right. `REJECTED` only until"
                                + " the tier above has decided.")
        Result result,

        @NotBlank
        @Size(max = 1000)
        @Schema(description = "What was done, or why nothing is; without numbers of persons.")
        String text) {

    @Schema(name = "CorrectionResult")
    public enum Result {
        CORRECTED(CorrectionAction.CORRECT),
        SUPPLEMENTED(CorrectionAction.SUPPLEMENT),
        REJECTED(CorrectionAction.REJECT);

        final CorrectionAction act;

        Result(CorrectionAction act) {
            this.act = act;
        }
    }
}
