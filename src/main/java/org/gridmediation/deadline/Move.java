package org.gridmediation.deadline;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of a clock's log.
 *
 * @param amount by how much an EXTEND makes the clock's term longer, in the term's unit; 0 in every other line
 */
public record Move(Kind kind, Instant at, int amount) {

    @Schema(name = "ClockMove")
    public enum Kind {
        START,
        PAUSE,
        RESUME,
        EXTEND,
        STOP
    }
}
