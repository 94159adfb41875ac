package org.gridmediation.correction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Faults;

public record NewCorrection(
        @NotNull RecordKind kind,

        @NotNull
        @Pattern(regexp = "^([0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|\\d{2,15})$")
        @Schema(maxLength = 36, description = "The record's id; of an area its code.")
        String recordId,

        @NotNull Flaw flaw,

        @NotBlank @Size(max = 1000) @Schema(description = "What is wrong, without numbers of persons.")
        String text,

        @Pattern(regexp = "^(/[A-Za-z0-9]{1,40}){1,6}$")
        @Schema(
                maxLength = 246,
                examples = "/address",
                description = "Where it is wrong: a JSON pointer into the record.")
        String field,

        @Size(min = 1, max = 500)
        @Schema(
                description =
                        "What should stand there. Sealed, and shown only to whoever keeps the record, where that may be about a person.")
        String proposed) {

    void check() {
        var faults = new Faults();
        faults.addIf(CorrectionText.namesANumber(text), "/text", "NUMBER_IN_TEXT");
        faults.addIf(proposed != null && field == null, "/field", "NOT_NULL");
        faults.addIf(
                field != null && !kind.isPersonal(field) && CorrectionText.namesANumber(proposed),
                "/proposed",
                "NUMBER_IN_TEXT");
        faults.raise();
    }
}
