package org.gridmediation.link;

/** Another system in which the same matter has a number. */
public enum ReferenceSystem {
    HOTLINE_12345,
    COURT_PLATFORM,
    PUBLIC_ORDER,
    POLICE,
    PETITION_OFFICE,
    OTHER
}
