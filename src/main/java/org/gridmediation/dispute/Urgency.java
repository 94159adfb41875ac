package org.gridmediation.dispute;

/** Urgent matters are not left overnight. */
public enum Urgency {
    NORMAL,
    URGENT
}
