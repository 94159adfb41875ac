package org.gridmediation.mediator;

public enum Employment {
    FULL_TIME,
    PART_TIME
}
