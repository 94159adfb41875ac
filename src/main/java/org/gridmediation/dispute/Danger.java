package org.gridmediation.dispute;

/** How far a danger of escalation is dealt with (人民调解法 art. 25). */
public enum Danger {
    NOTICED,
    REPORTED,
    RESOLVED
}
