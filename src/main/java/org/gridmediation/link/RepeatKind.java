package org.gridmediation.link;

/** What disputes have in common that come again: the two who are in dispute, one of them, or the building. */
public enum RepeatKind {
    PAIR,
    PARTY,
    PLACE
}
