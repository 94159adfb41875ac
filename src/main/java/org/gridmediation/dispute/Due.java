package org.gridmediation.dispute;

/** How a dispute stands to its deadlines. */
public enum Due {
    SOON,
    OVERDUE,
    MISSED;

    boolean isNearestFirst() {
        return this != MISSED;
    }
}
