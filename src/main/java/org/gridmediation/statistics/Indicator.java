package org.gridmediation.statistics;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a number means, in one version of its definition. */
@Schema(
        description =
                "What a number means. A change of the meaning is a new version, and every answer says by which it was counted.")
public record Indicator(
        @Schema(maxLength = 60, examples = "success-rate") String code,
        @Schema(minimum = "1") int version,
        LocalDate validFrom,
        @Schema(maxLength = 100) String nameZh,
        @Schema(maxLength = 100) String nameEn,
        IndicatorUnit unit,
        Part numerator,

        @Schema(description = "Absent where the value is the numerator.")
        Part denominator,

        @Schema(description = "What is in neither of the two.")
        Text exclusions,

        @Schema(description = "In which month something counts.")
        Text month,

        @Schema(maxItems = 7) List<Grouping> groupBy,

        @Schema(
                description =
                        "True for how many there are as of the end of the month `to`, or now while that lasts; `from` plays no part. Absent for what"
                                + " happened in a period.")
        Boolean stock) {

    @Schema(name = "IndicatorText")
    public record Text(
            @Schema(maxLength = 500) String zh,
            @Schema(maxLength = 500) String en) {}

    @Schema(name = "IndicatorPart")
    public record Part(
            @Schema(maxItems = 5, description = "What is added up.")
            List<Measure> facts,

            @Schema(maxLength = 500) String zh,
            @Schema(maxLength = 500) String en) {

        String sql() {
            return sum(facts);
        }

        boolean is(Measure fact) {
            return facts.contains(fact);
        }
    }

    @Schema(name = "IndicatorSide")
    public enum Side {
        NUMERATOR,
        DENOMINATOR
    }

    private static String sum(List<Measure> facts) {
        return facts.stream().map(f -> f.column).collect(Collectors.joining(" + "));
    }

    /** Nothing of it happens to disputes. */
    boolean isOfTerritory() {
        return numerator.facts.isEmpty();
    }

    /** How many there are, not how many came. */
    boolean ofStock() {
        return Boolean.TRUE.equals(stock);
    }

    /** The denominator is how many there are, not how many came. */
    boolean isPerResidents() {
        return unit == IndicatorUnit.PER_1000;
    }

    Part part(Side side) {
        return side == Side.NUMERATOR ? numerator : denominator;
    }

    /** Whether there are disputes behind it. */
    boolean hasCases(Side side) {
        return part(side) != null && !part(side).facts.isEmpty() && !part(side).is(Measure.RESIDENTS);
    }

    /** What is read for it: numerator and denominator. */
    List<String> columns() {
        return List.of(numerator.sql(), denominator == null || isPerResidents() ? "0" : denominator.sql());
    }

    /** What its numbers tell of. */
    Set<Breakdown> breakdowns() {
        var facts = Stream.concat(
                numerator.facts.stream(), denominator == null ? Stream.empty() : denominator.facts.stream());
        return facts.filter(fact -> fact.breakdown != null)
                .flatMap(fact -> fact.breakdown.chain().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Breakdown.class)));
    }
}
