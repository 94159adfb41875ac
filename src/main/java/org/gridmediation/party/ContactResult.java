package org.gridmediation.party;

/** What came of an attempt to reach a party. */
public enum ContactResult {
    REACHED,
    NOT_REACHED,
    WILL_COME,
    WILL_NOT_COME
}
