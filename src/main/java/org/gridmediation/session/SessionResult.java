package org.gridmediation.session;

/** What came of an occasion of mediation. */
public enum SessionResult {
    AGREED,
    PARTLY_AGREED,
    NOT_AGREED,
    ADJOURNED
}
