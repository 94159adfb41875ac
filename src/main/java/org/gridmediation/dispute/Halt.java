package org.gridmediation.dispute;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A time in which something was not allowed in a dispute.
 *
 * @param until null while it lasts
 * @param code of the fault of what is dated into it
 */
public record Halt(Instant from, Instant until, String code) {
    /** Compared by the minute, as all times are; its first and its last minute are free. */
    boolean covers(Instant at) {
        var minute = at.truncatedTo(ChronoUnit.MINUTES);
        return minute.isAfter(from.truncatedTo(ChronoUnit.MINUTES))
                && (until == null || minute.isBefore(until.truncatedTo(ChronoUnit.MINUTES)));
    }
}
