package org.gridmediation.organization;

public enum OrganizationKind {
    MEDIATION_COMMITTEE,
    JUDICIAL_OFFICE,
    GRID_CENTRE,
    MEDIATION_CENTRE,
    DEPARTMENT
}
