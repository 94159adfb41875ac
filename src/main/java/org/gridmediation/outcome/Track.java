package org.gridmediation.outcome;

/** Where an agreement is: success is not signing it but what became of it (domain 11.2). */
public enum Track {
    DRAFT,
    SIGNING,
    /** Given up before everybody had signed. */
    LAPSED,
    AGREED,
    CONFIRMED,
    PERFORMED,
    BROKEN,
    VARIED,
    SET_ASIDE;

    boolean isPending() {
        return this == DRAFT || this == SIGNING;
    }
}
