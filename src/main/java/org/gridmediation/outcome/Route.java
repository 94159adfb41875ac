package org.gridmediation.outcome;

/** The ways that stay open to the parties (人民调解法 art. 3, 26). */
public enum Route {
    ARBITRATION,
    ADMINISTRATIVE,
    COURT
}
