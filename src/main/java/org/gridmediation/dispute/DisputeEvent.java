package org.gridmediation.dispute;

import java.time.Instant;
import java.util.UUID;

/**
 * Something happened to a dispute. Fired inside its transaction, so that what other features make of it (deadlines, tasks) commits with it or
 * not at all.
 *
 * <p>Who follows it does so in the order of these priorities, which nobody leaves out (ArchitectureTest): first what belongs to the dispute, then
 * who waits for whom until when, then what is counted and told of all that.
 *
 * @param about the session, party, outcome, transfer or other part that it is about; null for the dispute itself
 * @param at when it was recorded
 * @param done when it was done, as whoever recorded it says
 */
public record DisputeEvent(Dispute dispute, TimelineStep step, UUID about, Instant at, Instant done) {
    public static final int REGISTER = 50;
    public static final int AGREEMENTS = 100;
    public static final int RECUSALS = 150;
    public static final int TRANSFERS = 170;
    public static final int ROUTES = 200;
    public static final int NOTES = 300;
    public static final int CORRECTIONS = 400;
    public static final int CLOCKS = 500;
    public static final int KEYS = 600;
    public static final int STATISTICS = 700;
    public static final int FEED = 800;
}
