package org.gridmediation.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Versioned;

@Schema(
        description =
                "A number, or one for each group; groups of which nothing was counted are left out. What is told apart adds up to the whole.")
public record Statistics(
        Definition definition,
        AreaCode area,
        @Schema(maxLength = 7) String from,
        @Schema(maxLength = 7) String to,
        Basis basis,
        @Schema(maxItems = 3) List<Grouping> groupBy,

        @Schema(description = "Everything that was recorded until then is counted.")
        Instant asOf,

        @Schema(description = "When something of this area was last counted; absent when nothing ever was.")
        Instant lastChangeAt,

        @Schema(
                minimum = "0",
                maximum = "99",
                description =
                        "For readers outside the tier chain: smaller numbers are suppressed, zero excepted, and so many others that no subtraction"
                                + " tells them. By CURRENT also whatever would tell a small difference from RECORDED, even where both are the same number. Absent when nothing is suppressed for the caller.")
        Integer suppressedBelow,

        @Schema(maxItems = 100_000) List<Group> groups,

        @Schema(hidden = true) @JsonIgnore String tag)
        implements Versioned {

    /** By which definition it was counted. */
    @Schema(name = "DefinitionUsed")
    public record Definition(
            @Schema(maxLength = 60) String code,
            @Schema(minimum = "1") int version,
            @Schema(maxLength = 100) String nameZh,
            @Schema(maxLength = 100) String nameEn,
            IndicatorUnit unit) {

        Definition(Indicator i) {
            this(i.code(), i.version(), i.nameZh(), i.nameEn(), i.unit());
        }
    }

    @Schema(name = "StatisticsGroup")
    public record Group(
            @Schema(maxLength = 7) String month,
            AreaCode area,

            @Schema(description = "What lies in the area itself and in none of its parts.")
            Boolean own,

            @Schema(maxLength = 40, description = "Of the type, source, level or form asked for.")
            String code,

            @Schema(minimum = "-9223372036854775808") Long numerator,
            @Schema(minimum = "-9223372036854775808") Long denominator,

            @Schema(description = "As the definition's unit says; absent when the denominator is 0.")
            BigDecimal value,

            @Schema(description = "True where the number is not shown to the caller.")
            Boolean suppressed,

            Cases cases) {}

    @Schema(
            name = "StatisticsCases",
            description =
                    "Where the disputes behind the number are listed, exactly as they were counted for this answer.")
    public record Cases(
            @Schema(maxLength = 1000) String numerator,
            @Schema(maxLength = 1000) String denominator) {}

    @Override
    public int version() {
        return 0;
    }

    /** Weak: the same numbers, told at another time. */
    @Override
    public String etag() {
        return tag;
    }

    @Override
    public boolean fixed() {
        return true;
    }

    @Override
    public String path() {
        return null;
    }
}
