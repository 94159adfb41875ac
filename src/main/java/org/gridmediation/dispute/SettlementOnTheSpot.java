package org.gridmediation.dispute;

import java.time.Instant;

/** Settles a dispute that has just been registered. Agreements stand above; this is what registering needs of them. */
public interface SettlementOnTheSpot {
    /** @param pointer of the settlement in the request's body */
    void settle(Dispute dispute, Settlement form, Instant at, String pointer);
}
