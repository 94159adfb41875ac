package org.gridmediation.dispute;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.codes.DisputeType;

@Schema(name = "DisputeType")
public record DisputeTypeDetail(
        @Schema(maxLength = 5, examples = "02") String code,

        @Schema(
                maxLength = 20,
                enumeration = {"JUSTICE", "PUBLIC_ORDER"},
                description = "The line's classification that it belongs to.")
        String line,

        @Schema(maxLength = 5) String parent,
        @Schema(maxLength = 50) String nameZh,
        @Schema(maxLength = 50) String nameEn,
        LocalDate validFrom,
        LocalDate validUntil) {

    DisputeTypeDetail(DisputeType t) {
        this(t.code, t.line, t.parent, t.nameZh, t.nameEn, t.validFrom, t.validUntil);
    }
}
