package org.gridmediation.session;

/** Where mediation is held: in the grid, at the community's office, in the building itself, at a mediation room or court, or online. */
public enum PlaceKind {
    GRID,
    COMMUNITY,
    BUILDING,
    MEDIATION_ROOM,
    COURTROOM,
    HOME,
    ONLINE
}
