package org.gridmediation.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The numbers of one line of a return, by the codes of its columns. */
@Schema(name = "ReturnFigures", description = "The numbers of one line of a return, by the codes of its columns.")
public record Figures(
        @Schema(
                minimum = "-9223372036854775808",
                description = "Disputes registered in the month; no column of the return.")
        long registered,

        @Schema(
                minimum = "-9223372036854775808",
                description = "调解案件总数: mediation ended in the month, by an agreement or without one.")
        long cases,

        @Schema(minimum = "-9223372036854775808", description = "涉及当事人数.")
        long parties,

        @Schema(minimum = "-9223372036854775808", description = "调解成功.")
        long settled,

        @Schema(minimum = "-9223372036854775808", description = "疑难复杂案件: complex or major.")
        long complex,

        @Schema(minimum = "-9223372036854775808", description = "协议涉及金额, in fen.")
        long amount,

        @Schema(description = "不同主体调解情况: by the committee's kind.")
        Map<String, Long> committees,

        @Schema(description = "案件来源: by the codes of `return-sources`.")
        Map<String, Long> sources,

        @Schema(description = "案件分类情况 of the justice line; a type that has parts holds them too.")
        Map<String, Long> types,

        @Schema(description = "The public-order line's classification.")
        Map<String, Long> publicOrderTypes,

        @Schema(description = "协议形式.") Map<String, Long> forms,

        @Schema(description = "What the settlements prevented: cases and people.")
        Map<String, Prevention> prevented) {

    @Schema(name = "ReturnPrevention")
    public record Prevention(
            @Schema(minimum = "-9223372036854775808") long cases,
            @Schema(minimum = "-9223372036854775808") long people) {

        Prevention plus(Prevention other) {
            return new Prevention(cases + other.cases, people + other.people);
        }
    }

    Figures plus(Figures other) {
        return new Figures(
                registered + other.registered,
                cases + other.cases,
                parties + other.parties,
                settled + other.settled,
                complex + other.complex,
                amount + other.amount,
                sum(other, Figures::committees),
                sum(other, Figures::sources),
                sum(other, Figures::types),
                sum(other, Figures::publicOrderTypes),
                sum(other, Figures::forms),
                preventedWith(other));
    }

    private Map<String, Long> sum(Figures other, Function<Figures, Map<String, Long>> column) {
        var sum = new LinkedHashMap<>(column.apply(this));
        column.apply(other).forEach((code, n) -> sum.merge(code, n, Long::sum));
        return sum;
    }

    private Map<String, Prevention> preventedWith(Figures other) {
        var sum = new LinkedHashMap<>(prevented);
        other.prevented.forEach((kind, n) -> sum.merge(kind, n, Prevention::plus));
        return sum;
    }

    boolean isZero() {
        return registered == 0 && cases == 0 && settled == 0 && amount == 0;
    }
}
