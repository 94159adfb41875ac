package org.gridmediation.imports;

/** How much of a file is to be written when some of its rows cannot be. */
public enum Mode {
    VALIDATE,
    ALL_OR_NOTHING,
    VALID_ROWS;

    /** Nobody sees a part of what is one transaction. */
    boolean isOneTransaction() {
        return this == ALL_OR_NOTHING;
    }
}
