package org.gridmediation.dispute;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a dispute stands to its deadlines. */
@Schema(name = "Due")
public enum DeadlineStanding {
    SOON,
    OVERDUE,
    MISSED;

    boolean isNearestFirst() {
        return this != MISSED;
    }
}
