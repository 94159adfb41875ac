package org.gridmediation.dispute;

/** As what a party is represented by the resident whose account applied for it (民法典 art. 27, 28). */
public enum Guardianship {
    /** Under 18. */
    CHILD,
    /** Of any age, without full capacity. */
    WARD
}
