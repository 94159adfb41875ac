package org.gridmediation.statistics;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is counted. Each is a column of the tables of numbers; {@link Contribution} says what a dispute adds to it, and in which month. */
@Schema(name = "CountedFact")
public enum Measure {
    REGISTERED(Breakdown.REGISTRATIONS),
    /** Reported by somebody who waits for an answer. */
    REQUESTED(Breakdown.REQUESTS),
    /** Of these, answered within 15 minutes. */
    ANSWERED(Breakdown.ANSWERS),
    /** Urgent, and it is known whether somebody was there in time. */
    URGENT(Breakdown.URGENCY),
    URGENT_KEPT(Breakdown.DISPOSALS),
    /** The same pair was in dispute before. */
    REPEATED(Breakdown.REPEATS),
    /** Registered, and ended since by whichever end. */
    COMPLETED(Breakdown.COMPLETIONS),
    /** In hand: plus one when it was reported, minus one when it ended; what is added up to a month stands open at its end. */
    OPEN(Breakdown.DISPUTES_IN_HAND),
    /** A deadline of handling it is overdue: plus one from its due time, minus one when it was done or had ended. */
    OVERDUE(Breakdown.DELAYS),
    /** Not ended, and a deadline of handling it is overdue: in the month in which that was due. */
    LATE(Breakdown.PUNCTUALITY),
    SETTLED(Breakdown.SETTLEMENTS),
    /** Mediation failed or was terminated, or the agreement was set aside. */
    UNSETTLED(Breakdown.SETTLEMENTS),
    IN_GRID(Breakdown.LEVELS),
    IN_COMMUNITY(Breakdown.LEVELS),
    IN_SUBDISTRICT(Breakdown.LEVELS),
    /** 小事: ended, simple or ordinary. */
    MINOR(Breakdown.DIFFICULTIES),
    MINOR_IN_GRID(Breakdown.LEVELS),
    /** 大事: ended, complex or major. */
    MAJOR(Breakdown.DIFFICULTIES),
    MAJOR_IN_COMMUNITY(Breakdown.LEVELS),
    /** Ended, and its deadlines were measured here. */
    TIMED(Breakdown.PUNCTUALITY),
    /** Of these, none of handling it was missed. */
    ON_TIME(Breakdown.PUNCTUALITY),
    /** Money agreed, in fen. */
    AMOUNT(Breakdown.SETTLEMENTS),
    /** Settled, and visited since. */
    VISITED(Breakdown.RETURN_VISITS),
    /** Agreements of which it is recorded how they were performed. */
    PERFORMANCES(Breakdown.PERFORMANCES),
    PERFORMED(Breakdown.FULFILMENTS),
    VISITS(Breakdown.VISITS),
    /** The visits' scores, added up. */
    SATISFACTION(Breakdown.VISITS),
    /** How many live there is nobody's matter. */
    RESIDENTS(null);

    final String column = name().toLowerCase(Locale.ROOT);
    final Breakdown breakdown;

    Measure(Breakdown breakdown) {
        this.breakdown = breakdown;
    }

    /** How many there are, not how many came. */
    boolean ofStock() {
        return breakdown != null && breakdown.ofStock();
    }

    /** Something for each column, with commas between. */
    static String each(Function<String, String> of) {
        return Stream.of(values()).map(f -> of.apply(f.column)).collect(Collectors.joining(", "));
    }

    static String columns() {
        return each(column -> column);
    }
}
