package org.gridmediation.transfer;

/** Why a dispute is handed on. One is always given: 小事不出网格 and 大事不出社区 are counted by it, never enforced (人民调解法 art. 3, 17). */
public enum TransferReason {
    NOT_SETTLED_ON_SITE,
    COMPLEX,
    BEYOND_COMPETENCE,
    PARTIES_WISH,
    MEDIATOR_CONFLICT,
    SETTLED_BETTER_BELOW,
    OTHER_COMMITTEE_COMPETENT,
    JOINT_MEDIATION,
    NEEDS_DEPARTMENT,
    COURT_PROCEEDINGS,
    CRIME_SUSPECTED,
    OTHER
}
