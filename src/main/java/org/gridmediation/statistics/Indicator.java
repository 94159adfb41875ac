package org.gridmediation.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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
        Unit unit,
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
        Boolean stock,

        @Schema(
                maxItems = 10,
                description = "What else must not be small for somebody outside the tier chain to be shown the number.")
        List<List<Fact>> checks) {

    @Schema(name = "IndicatorText")
    public record Text(
            @Schema(maxLength = 500) String zh,
            @Schema(maxLength = 500) String en) {}

    @Schema(name = "IndicatorPart")
    public record Part(
            @Schema(maxItems = 5, description = "What is added up.")
            List<Fact> facts,

            @Schema(maxLength = 500) String zh,
            @Schema(maxLength = 500) String en) {

        String sql() {
            return sum(facts);
        }

        boolean is(Fact fact) {
            return facts.contains(fact);
        }
    }

    @Schema(name = "IndicatorSide")
    public enum Side {
        NUMERATOR,
        DENOMINATOR
    }

    private static String sum(List<Fact> facts) {
        return facts.stream().map(f -> f.column).collect(Collectors.joining(" + "));
    }

    /** Nothing of it happens to disputes. */
    boolean isOfTerritory() {
        return numerator.facts.isEmpty();
    }

    /** How many there are, not how many came. */
    boolean isStock() {
        return Boolean.TRUE.equals(stock);
    }

    /** The denominator is how many there are, not how many came. */
    boolean isPerResidents() {
        return unit == Unit.PER_1000;
    }

    Part part(Side side) {
        return side == Side.NUMERATOR ? numerator : denominator;
    }

    /** Whether there are disputes behind it. */
    boolean hasCases(Side side) {
        return part(side) != null && !part(side).facts.isEmpty() && !part(side).is(Fact.RESIDENTS);
    }

    /** What is read for it: numerator, denominator, and what must not be small besides. */
    List<String> columns() {
        var columns = new ArrayList<String>();
        columns.add(numerator.sql());
        columns.add(denominator == null || isPerResidents() ? "0" : denominator.sql());
        if (checks != null) checks.forEach(c -> columns.add(sum(c)));
        return columns;
    }

    /** Whether somebody who should not could tell from these numbers of whom they are. */
    boolean isSmall(long[] n, int threshold) {
        var counts = LongStream.of(n).skip(2);
        if (unit == Unit.COUNT || unit == Unit.RATE) counts = LongStream.concat(counts, LongStream.of(n[0], n[1]));
        if (unit == Unit.RATE) counts = LongStream.concat(counts, LongStream.of(n[1] - n[0]));
        return counts.anyMatch(c -> c != 0 && c < threshold);
    }
}
