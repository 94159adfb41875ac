package org.gridmediation.document;

import java.time.Instant;
import org.gridmediation.outcome.Performance;

/**
 * What was done for an agreement at one time.
 *
 * @param duty null when the agreement was performed as a whole
 * @param paid this time, in fen
 * @param paidInAll with this payment and all before it
 * @param proofs how many attachments prove it
 */
public record Fulfilment(
        Ending ending,
        Ending.Obligation duty,
        Performance result,
        Long paid,
        Long paidInAll,
        Instant at,
        String note,
        int proofs) {}
