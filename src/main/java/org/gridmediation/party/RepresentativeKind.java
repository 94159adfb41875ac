package org.gridmediation.party;

/** 委托代理人, with powers that the party gave, or 监护人 of a minor, with all of them. */
public enum RepresentativeKind {
    AGENT,
    GUARDIAN
}
