package org.gridmediation.organization;

import java.util.EnumSet;
import java.util.Set;

/** What a body is for. Some work with disputes here; the others are outside: what goes to them is referred (案件移送). */
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

    private static final Set<OrganizationKind> INSIDE =
            EnumSet.of(MEDIATION_COMMITTEE, JUDICIAL_OFFICE, GRID_CENTRE, MEDIATION_CENTRE);

    public boolean isOutside() {
        return !INSIDE.contains(this);
    }
}
