package org.gridmediation.deadline;

public enum ClockState {
    RUNNING,
    PAUSED,
    STOPPED
}
