package org.gridmediation.imports;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Texts;

public record ImportDependent(
        int row,
        UUID recordId,
        @Schema(maxLength = 60) String reason,
        @Schema(maxLength = 500) String text,
        @Schema(maxLength = 500) String textEn) {

    ImportDependent(ImportDependentLine line) {
        this(line.number, line.recordId, line.reason, Texts.ZH.fault(line.reason), Texts.EN.fault(line.reason));
    }
}
