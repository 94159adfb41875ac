package org.gridmediation.coordination;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;

/** What a department did, with its evidence. */
@Entity
@Table(name = "coordination_progress")
class Progress extends DisputePart {
    UUID coordinationId;
    int number;
    String text;
    List<UUID> evidence;
    boolean done;
    /** Written down by those who asked. */
    boolean onBehalf;

    Instant reportedAt;
    Instant at;
    String byName;
    UUID byPost;
}
