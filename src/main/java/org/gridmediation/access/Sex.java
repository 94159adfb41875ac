package org.gridmediation.access;

public enum Sex {
    MALE,
    FEMALE
}
