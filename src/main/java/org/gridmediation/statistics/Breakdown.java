package org.gridmediation.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How a count is broken down. Who knows the whole and one part knows the others, whichever indicators told them: so a breakdown is hidden or shown
 * as one, and nothing of it is shown where the breakdown above it is hidden. {@link Measure} says to which one each count belongs.
 */
enum Breakdown {
    REGISTRATIONS(null, "registered"),
    REQUESTS(REGISTRATIONS, "requested", "registered - requested"),
    ANSWERS(REQUESTS, "answered", "requested - answered"),
    URGENCY(REGISTRATIONS, "urgent", "registered - urgent"),
    DISPOSALS(URGENCY, "urgent_kept", "urgent - urgent_kept"),
    REPEATS(REGISTRATIONS, "repeated", "registered - repeated"),
    COMPLETIONS(REGISTRATIONS, "completed", "registered - completed"),
    ENDS(null, "settled + unsettled"),
    SETTLEMENTS(ENDS, "settled", "unsettled"),
    LEVELS(
            SETTLEMENTS,
            "in_grid",
            "in_community",
            "in_subdistrict",
            "settled - in_grid - in_community - in_subdistrict"),
    RETURN_VISITS(SETTLEMENTS, "visited", "settled - visited"),
    DIFFICULTIES(ENDS, "minor", "major"),
    MINOR_LEVELS(DIFFICULTIES, "minor_in_grid", "minor - minor_in_grid"),
    MAJOR_LEVELS(DIFFICULTIES, "major_in_community", "major - major_in_community"),
    PUNCTUALITY(ENDS, "on_time", "timed - on_time", "late", "settled + unsettled - timed"),
    PERFORMANCES(null, "performances"),
    FULFILMENTS(PERFORMANCES, "performed", "performances - performed"),
    VISITS(null, "visits"),
    DISPUTES_IN_HAND(null, "open"),
    DELAYS(DISPUTES_IN_HAND, "overdue", "open - overdue");

    private final Breakdown above;
    final List<String> parts;

    Breakdown(Breakdown above, String... parts) {
        this.above = above;
        this.parts = List.of(parts);
    }

    Breakdown above() {
        return above;
    }

    /** This one and all above it. */
    List<Breakdown> chain() {
        var chain = new ArrayList<Breakdown>();
        for (var each = this; each != null; each = each.above) chain.add(each);
        return chain;
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
