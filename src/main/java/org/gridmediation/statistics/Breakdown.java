package org.gridmediation.statistics;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * How a count is broken down. Who knows the whole and one part knows the others, whichever indicators told them: so a breakdown is hidden or shown
 * as one, and nothing of it is shown where a breakdown above it is hidden. {@link Measure} says to which one each count belongs.
 *
 * <p>Among the parts is each sum that an indicator tells, and what is left of its denominator: both bases together tell how each of these differs, and
 * large differences of parts may be a small one of their sum.
 */
enum Breakdown {
    REGISTRATIONS(List.of(), "registered"),
    REQUESTS(REGISTRATIONS, "requested", "registered - requested"),
    ANSWERS(REQUESTS, "answered", "requested - answered"),
    URGENCY(REGISTRATIONS, "urgent", "registered - urgent"),
    DISPOSALS(URGENCY, "urgent_kept", "urgent - urgent_kept"),
    REPEATS(REGISTRATIONS, "repeated", "registered - repeated"),
    COMPLETIONS(REGISTRATIONS, "completed", "registered - completed"),
    ENDS(List.of(), "settled + unsettled"),
    SETTLEMENTS(ENDS, "settled", "unsettled"),
    RETURN_VISITS(SETTLEMENTS, "visited", "settled - visited"),
    DIFFICULTIES(ENDS, "minor", "major"),
    /** By level and difficulty at once: what was settled in the grid is the minor and the major of it. */
    LEVELS(
            List.of(SETTLEMENTS, DIFFICULTIES),
            "in_grid",
            "in_community",
            "in_subdistrict",
            "settled - in_grid",
            "settled - in_community",
            "settled - in_subdistrict",
            "settled - in_grid - in_community - in_subdistrict",
            "minor_in_grid",
            "in_grid - minor_in_grid",
            "in_grid + in_community - minor_in_grid - major_in_community",
            "major_in_community",
            "major_in_community - in_grid + minor_in_grid",
            "minor - minor_in_grid",
            "minor - in_grid - in_community + major_in_community",
            "major - major_in_community"),
    PUNCTUALITY(
            ENDS,
            "on_time",
            "timed - on_time",
            "late",
            "timed + late",
            "timed + late - on_time",
            "settled + unsettled - timed"),
    PERFORMANCES(List.of(), "performances"),
    FULFILMENTS(PERFORMANCES, "performed", "performances - performed"),
    VISITS(List.of(), "visits"),
    DISPUTES_IN_HAND(List.of(), "open"),
    DELAYS(DISPUTES_IN_HAND, "overdue", "open - overdue");

    private final List<Breakdown> above;
    final List<String> parts;

    Breakdown(Breakdown above, String... parts) {
        this(List.of(above), parts);
    }

    Breakdown(List<Breakdown> above, String... parts) {
        this.above = above;
        this.parts = List.of(parts);
    }

    /** The one of whose kinds, told apart by its {@link #category()}, it tells some. */
    Breakdown above() {
        return above.get(0);
    }

    /** This one and all above it. */
    Set<Breakdown> chain() {
        var chain = new LinkedHashSet<>(Set.of(this));
        for (var each : above) chain.addAll(each.chain());
        return chain;
    }

    /** What adds up to it over all years, where it is how many there are. */
    Optional<Breakdown> ofYears() {
        return switch (this) {
            case DISPUTES_IN_HAND -> Optional.of(COMPLETIONS);
            case DELAYS -> Optional.of(PUNCTUALITY);
            default -> Optional.empty();
        };
    }

    /** All that decides about what is shown of these. */
    static Set<Breakdown> deciding(Set<Breakdown> shown) {
        var deciding = EnumSet.copyOf(shown);
        for (var each : shown)
            for (var other : values())
                if (other.ofYears().filter(each::equals).isPresent()
                        || each.ofYears().filter(other::equals).isPresent()) deciding.addAll(other.chain());
        return deciding.equals(shown) ? deciding : deciding(deciding);
    }

    /** How many there are, not how many came. */
    boolean ofStock() {
        return chain().contains(DISPUTES_IN_HAND);
    }

    /** By what the answers of one indicator tell apart what another one tells as a number of its own; null where nothing does. */
    Grouping category() {
        return switch (this) {
            case REQUESTS -> Grouping.SOURCE;
            case LEVELS -> Grouping.LEVEL;
            default -> null;
        };
    }

    /** @param counts of its parts, in any months and by any basis */
    static boolean isSmall(long[] counts, int threshold) {
        return LongStream.of(counts).map(Math::abs).anyMatch(n -> n != 0 && n < threshold);
    }
}
