package org.gridmediation.dispute;

/** Where a dispute came from: the first five are origins of discovery, the others columns of the justice line's return. */
public enum Source {
    PATROL,
    RESIDENT_REPORT,
    SENSOR,
    SUPERIOR_ORDER,
    HOTLINE_12345,
    ONLINE,
    PHONE,
    VISIT,
    APPLICATION,
    COURT,
    PROCURATORATE,
    POLICE,
    PETITION_OFFICE,
    OTHER_DEPARTMENT
}
