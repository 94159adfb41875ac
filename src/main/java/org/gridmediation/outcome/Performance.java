package org.gridmediation.outcome;

/** 履行情况: how an agreement was carried out. */
public enum Performance {
    PENDING,
    FULFILLED,
    PARTLY_FULFILLED,
    BREACHED
}
