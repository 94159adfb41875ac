package org.gridmediation.party;

/** How a party took part. */
public enum Presence {
    PRESENT,
    REPRESENTED,
    ABSENT
}
