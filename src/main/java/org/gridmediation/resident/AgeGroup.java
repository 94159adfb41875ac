package org.gridmediation.resident;

public enum AgeGroup {
    UNDER_14,
    MINOR,
    ADULT
}
