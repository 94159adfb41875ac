package org.gridmediation.organization;

/** The columns of the justice line's return: 村, 居, 乡镇, 街道, 企事业单位, 社会团体和其他. */
public enum CommitteeKind {
    VILLAGE,
    RESIDENTS,
    TOWNSHIP,
    SUBDISTRICT,
    ENTERPRISE,
    SOCIAL
}
