package org.gridmediation;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.gridmediation.http.Days;

/** The machine's time, moved as far as a test wants; the time goes on from there. */
@Singleton
@Alternative
@Priority(1)
public class MovableClock extends Clock {
    private static volatile Duration ahead = Duration.ZERO;

    /** @param local a time of China, such as 2026-12-31T23:50:00 */
    public static void set(String local) {
        ahead = Duration.between(
                Instant.now(), OffsetDateTime.parse(local + "+08:00").toInstant());
    }

    /** @param days from now, the machine's now */
    public static void forward(int days) {
        ahead = Duration.ofDays(days);
    }

    /** Does something at another time, and comes back to the time that was. */
    public static <T> T at(String local, Supplier<T> deed) {
        var before = ahead;
        set(local);
        try {
            return deed.get();
        } finally {
            ahead = before;
        }
    }

    public static void setBack() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return Days.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }
}
