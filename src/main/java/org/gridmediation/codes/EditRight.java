package org.gridmediation.codes;

/** What a district may do to a code table for itself. */
public enum EditRight {
    /** Nothing: the codes are the law's, or the program's. */
    NONE,
    /** Give codes that exist names, thresholds and an end of its own. */
    EXISTING,
    /** Add codes, too. */
    OPEN
}
