package org.gridmediation.outcome;

/** How a return visit was made. */
public enum VisitMethod {
    IN_PERSON,
    PHONE,
    ONLINE
}
