package org.gridmediation.dispute;

/** How far a danger of escalation is dealt with (人民调解法 art. 25). */
public enum Danger {
    NOTICED(1),
    REPORTED(2),
    RESOLVED(3);

    /** The more was done, the higher. */
    public final int rank;

    Danger(int rank) {
        this.rank = rank;
    }
}
