package org.gridmediation.calendar;

/** OFF: not worked, whatever the weekday. WORK: worked though it is of a weekend (调休). */
public enum DayKind {
    OFF,
    WORK
}
