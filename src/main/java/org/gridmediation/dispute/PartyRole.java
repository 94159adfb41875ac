package org.gridmediation.dispute;

/** The side on which a party stands. */
public enum PartyRole {
    APPLICANT,
    RESPONDENT,
    THIRD_PARTY
}
