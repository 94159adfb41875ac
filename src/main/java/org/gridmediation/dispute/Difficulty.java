package org.gridmediation.dispute;

/** The return's flag 疑难复杂 is COMPLEX or MAJOR. */
public enum Difficulty {
    SIMPLE,
    ORDINARY,
    COMPLEX,
    MAJOR
}
