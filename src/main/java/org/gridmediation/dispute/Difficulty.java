package org.gridmediation.dispute;

/** The return's flag 疑难复杂 is COMPLEX or MAJOR. */
public enum Difficulty {
    SIMPLE(1),
    ORDINARY(2),
    COMPLEX(3),
    MAJOR(4);

    /** The more difficult, the higher. */
    final int rank;

    Difficulty(int rank) {
        this.rank = rank;
    }
}
