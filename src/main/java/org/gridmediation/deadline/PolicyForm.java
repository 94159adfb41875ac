package org.gridmediation.deadline;

/** The form of the agreement that a term follows. */
public enum PolicyForm {
    ORAL,
    WRITTEN
}
