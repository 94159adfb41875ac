package org.gridmediation.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * The dispute that a row is a part of. A query that says {@code dispute = …} names its district too, by which the tables are distributed: it goes to
 * one shard, and none can forget it.
 *
 * @param id null where a part is about something else (a correction of a resident's record)
 */
@Embeddable
public record DisputeKey(
        @Column(insertable = false, updatable = false) String district,

        @Column(name = "dispute_id") UUID id) {}
