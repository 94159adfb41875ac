package org.gridmediation.document;

import java.time.Instant;
import org.gridmediation.http.Days;

/**
 * The import that brought an old case: its file names nobody who acted in it, and of many times the day only.
 *
 * @param at null for a case that was registered here
 */
record Import(Instant at) {
    boolean brought(Instant recorded) {
        return at != null && !recorded.isAfter(at);
    }

    boolean isDay(Instant time) {
        return brought(time) && time.equals(Days.start(Days.of(time)));
    }

    String time(Instant time) {
        return isDay(time) ? Chinese.day(time) : Chinese.hour(time);
    }
}
