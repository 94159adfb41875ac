package org.gridmediation.dispute;

import java.time.Instant;
import java.util.UUID;

/**
 * Something happened to a dispute. Fired inside its transaction, so that what other features make of it (deadlines, tasks) commits with it or
 * not at all.
 *
 * @param about the session, party, outcome, transfer or other part that it is about; null for the dispute itself
 */
public record Happened(Dispute dispute, Step step, UUID about, Instant at) {}
