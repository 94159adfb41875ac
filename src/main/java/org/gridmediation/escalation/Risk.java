package org.gridmediation.escalation;

/** What a dispute may turn into. */
public enum Risk {
    PUBLIC_SECURITY,
    CRIME,
    SUICIDE,
    MASS_PETITION,
    ARMED_FIGHT,
    OTHER
}
