package org.gridmediation.staff;

/** How far a proposed post is. Only an OPEN one can be decided. */
public enum PostProposalState {
    OPEN,
    APPROVED,
    /** By somebody else than who proposed it. */
    REFUSED,
    /** By who proposed it, or with the import that proposed it. */
    WITHDRAWN,
    LAPSED
}
