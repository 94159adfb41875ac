package org.gridmediation.organization;

/** What a body is for. The first four work with disputes here; the others are outside: what goes to them is referred (案件移送). */
public enum OrganizationKind {
    MEDIATION_COMMITTEE,
    JUDICIAL_OFFICE,
    GRID_CENTRE,
    MEDIATION_CENTRE,
    DEPARTMENT,
    COURT,
    PROCURATORATE,
    POLICE,
    PETITION_OFFICE,
    HOTLINE_12345,
    OTHER_BODY;

    public boolean isOutside() {
        return compareTo(MEDIATION_CENTRE) > 0;
    }
}
