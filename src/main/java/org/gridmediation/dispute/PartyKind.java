package org.gridmediation.dispute;

/** A registered resident, another person, or an organization. */
public enum PartyKind {
    RESIDENT,
    PERSON,
    ORGANIZATION
}
