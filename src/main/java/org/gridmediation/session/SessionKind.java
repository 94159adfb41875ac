package org.gridmediation.session;

/** What was done on an occasion of mediation. */
public enum SessionKind {
    SITE_INSPECTION,
    STATEMENTS,
    COORDINATION,
    MEDIATION,
    REMEDY,
    FEEDBACK
}
