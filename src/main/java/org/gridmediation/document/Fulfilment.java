package org.gridmediation.document;

import java.time.Instant;
import java.util.List;
import org.gridmediation.outcome.Performance;

/**
 * What was done for an agreement at one time.
 *
 * @param parties those of the agreement, as they were then
 * @param duty null when the agreement was performed as a whole
 * @param paid this time, in fen
 * @param paidInAll with this payment and all before it
 * @param proofs how many attachments prove it
 */
public record Fulfilment(
        Conclusion ending,
        List<Person> parties,
        Conclusion.Obligation duty,
        Performance result,
        Long paid,
        Long paidInAll,
        Instant at,
        String note,
        int proofs) {}
