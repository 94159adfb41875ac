package org.gridmediation.correction;

/** What is wrong with a record. */
public enum Flaw {
    WRONG_VALUE,
    MISSING_VALUE,
    OUTDATED,
    DUPLICATE,
    WRONG_AREA,
    /** It contradicts another record, or another number. */
    CONTRADICTORY,
    OTHER
}
