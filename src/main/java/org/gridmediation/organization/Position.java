package org.gridmediation.organization;

public enum Position {
    HEAD,
    DEPUTY,
    MEMBER
}
