package org.gridmediation.activity;

/** As what a person takes part in a joint action. */
public enum JointRole {
    GRID_OFFICER,
    GRID_CHIEF,
    MEDIATOR,
    COMMITTEE_HEAD,
    LEGAL_ADVISER,
    LEGAL_INSTRUCTOR,
    POLICE,
    DEPARTMENT,
    VOLUNTEER,
    OTHER
}
