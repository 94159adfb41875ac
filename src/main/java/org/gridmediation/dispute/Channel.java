package org.gridmediation.dispute;

/** By which way somebody was reached or answered. */
public enum Channel {
    IN_PERSON,
    PHONE,
    LETTER,
    MESSAGE,
    ONLINE
}
