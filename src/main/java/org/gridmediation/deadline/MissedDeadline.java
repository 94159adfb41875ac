package org.gridmediation.deadline;

import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.Dispute;

/**
 * A deadline was let pass. Fired once for each, inside the transaction that notes it.
 *
 * @param about the transfer, agreement, request or other part that it was the deadline of
 */
public record MissedDeadline(Dispute dispute, ClockKind kind, UUID about, Instant due) {}
