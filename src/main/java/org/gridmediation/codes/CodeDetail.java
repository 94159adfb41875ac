package org.gridmediation.codes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Versioned;

@Schema(name = "Code")
public record CodeDetail(
        @Schema(description = "Absent for the official types of disputes.")
        UUID id,

        @Schema(maxLength = 40, examples = "NOISE") String code,

        @Schema(description = "The district whose own it is; absent when it holds everywhere.")
        AreaCode district,

        @Schema(maxLength = 100) String nameZh,
        @Schema(maxLength = 100) String nameEn,

        @Schema(maxLength = 40, description = "The code of the same table of which it is a part.")
        String parent,

        @Schema(maxLength = 10, description = "Its number in the national standard (GB/T 31000).")
        String standardCode,

        @Schema(
                maxLength = 40,
                description =
                        "Where the return counts it: a source in a code of `return-sources`; a difficulty with COMPLEX as 疑难复杂案件.")
        String returnColumn,

        @Schema(maxLength = 5, description = "The type of the justice line to which a tag rolls up.")
        String type,

        @Schema(maxLength = 5, description = "The type of the public-order line to which a tag rolls up.")
        String publicOrderType,

        @Schema(
                maxItems = 20,
                description =
                        "What a type of the justice line may be in the public-order line; the first is the default.")
        List<String> publicOrderTypes,

        @Schema(
                minimum = "1",
                maximum = "100000",
                description = "From so many people involved on, a dispute is this difficult.")
        Integer peopleFrom,

        @Schema(minimum = "0", maximum = "1000000000000", description = "From this amount on, in fen.")
        Long amountFrom,

        @Schema(minimum = "1", maximum = "1000", description = "From so many sessions on.")
        Integer sessionsFrom,

        LocalDate validFrom,
        LocalDate validUntil,
        @JsonIgnore @Schema(hidden = true) String table,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    CodeDetail(Code c) {
        this(
                c.id,
                c.code,
                c.district,
                c.nameZh,
                c.nameEn,
                c.parent,
                c.standardCode,
                c.returnColumn,
                c.type,
                c.publicOrderType,
                null,
                c.peopleFrom,
                c.amountFrom,
                c.sessionsFrom,
                c.validFrom,
                c.validUntil,
                c.codeTable,
                c.version);
    }

    CodeDetail(DisputeType t, LocalDate on) {
        this(
                null,
                t.code,
                null,
                t.nameZh,
                t.nameEn,
                t.parent,
                null,
                null,
                null,
                null,
                t.line.equals(DisputeType.JUSTICE) ? t.publicOrderTypes(on) : null,
                null,
                null,
                null,
                t.validFrom,
                t.validUntil,
                null,
                0);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/code-tables/" + table + "/codes/" + id;
    }
}
