package org.gridmediation.http;

import io.quarkus.arc.Arc;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Days are China's days: 23:50 in Guangzhou is still today, whatever the server's clock zone. */
public final class Days {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Days() {}

    /** The program's one clock; without a running program, the machine's. */
    private static Clock clock() {
        var container = Arc.container();
        return container == null
                ? Clock.systemUTC()
                : container.instance(Clock.class).get();
    }

    /** As PostgreSQL keeps it, so that an answer and a later one agree to the last digit. */
    public static Instant now() {
        return clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    public static LocalDate today() {
        return of(now());
    }

    public static LocalDate of(Instant time) {
        return time.atZone(ZONE).toLocalDate();
    }

    /** Times are compared by the minute: what ended in the minute in which it began did not end before it. */
    public static Instant notBefore(Instant beginning, Instant end) {
        return end != null && end.isBefore(beginning) ? beginning : end;
    }

    /** Further away lies only a mistake, and in the end a day that the database cannot hold. */
    static boolean plausible(LocalDate day) {
        return day.getYear() >= 1800 && day.getYear() < 2300;
    }

    static LocalDate storable(LocalDate day) {
        if (!plausible(day)) throw new IllegalArgumentException("no day of ours");
        return day;
    }

    static Instant storable(Instant time) {
        storable(LocalDate.ofInstant(time, ZoneOffset.UTC));
        return time;
    }

    public static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
