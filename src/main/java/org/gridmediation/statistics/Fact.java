package org.gridmediation.statistics;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is counted. Each is a column of the tables of numbers; {@link Contribution} says what a dispute adds to it, and in which month. */
@Schema(name = "CountedFact")
public enum Fact {
    REGISTERED,
    /** Reported by somebody who waits for an answer. */
    REQUESTED,
    /** Of these, answered within 15 minutes. */
    ANSWERED,
    /** Urgent, and it is known whether somebody was there in time. */
    URGENT,
    URGENT_KEPT,
    /** The same pair was in dispute before. */
    REPEATED,
    /** Registered, and ended since by whichever end. */
    COMPLETED,
    /** In hand: plus one when it was reported, minus one when it ended; what is added up to a month stands open at its end. */
    OPEN,
    /** A deadline of handling it is overdue: plus one from its due time, minus one when it was done or had ended. */
    OVERDUE,
    /** Not ended, and a deadline of handling it is overdue: in the month in which that was due. */
    LATE,
    SETTLED,
    /** Mediation failed or was terminated, or the agreement was set aside. */
    UNSETTLED,
    IN_GRID,
    IN_COMMUNITY,
    IN_SUBDISTRICT,
    /** 小事: ended, simple or ordinary. */
    MINOR,
    MINOR_IN_GRID,
    /** 大事: ended, complex or major. */
    MAJOR,
    MAJOR_IN_COMMUNITY,
    /** Ended, and its deadlines were measured here. */
    TIMED,
    /** Of these, none of handling it was missed. */
    ON_TIME,
    /** Money agreed, in fen. */
    AMOUNT,
    /** Settled, and visited since. */
    VISITED,
    /** Agreements of which it is recorded how they were performed. */
    PERFORMANCES,
    PERFORMED,
    VISITS,
    /** The visits' scores, added up. */
    SATISFACTION,
    RESIDENTS;

    final String column = name().toLowerCase(Locale.ROOT);

    /** Something for each column, with commas between. */
    static String each(Function<String, String> of) {
        return Stream.of(values()).map(f -> of.apply(f.column)).collect(Collectors.joining(", "));
    }

    static String columns() {
        return each(column -> column);
    }
}
