package org.gridmediation.outcome;

/** Why mediation ended without agreement (domain 5.6). */
public enum EndReason {
    SETTLED_PRIVATELY,
    PARTY_NOT_REACHED,
    PARTY_REFUSES,
    LARGE_DIFFERENCES,
    PERIOD_EXPIRED,
    REFUSES_TO_SIGN,
    FACTS_CONCEALED,
    SUSPECTED_COLLUSION,
    OTHER;

    /** Whoever withdraws says so, and neither refuses nor lets a period pass. */
    public boolean isOf(OutcomeKind kind) {
        return kind != OutcomeKind.WITHDRAWN || this == SETTLED_PRIVATELY || this == OTHER;
    }

    /** What officials think of the parties is not for the parties. */
    EndReason shownTo(boolean party) {
        return party && (this == FACTS_CONCEALED || this == SUSPECTED_COLLUSION) ? null : this;
    }
}
