package org.gridmediation.party;

/** Why an applicant no longer wants mediation. */
public enum WithdrawalReason {
    SETTLED_PRIVATELY,
    OTHER_ROUTE,
    NO_LONGER_WANTED,
    OTHER
}
