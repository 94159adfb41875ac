package org.gridmediation.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Whether a committee took the dispute on, and under which number or for which reason not. */
@Entity
@Table(name = "dispute_decision")
class Decision extends DisputePart {
    boolean accepted;
    UUID committeeId;
    Integer year;
    Integer sequence;

    @Enumerated(EnumType.STRING)
    DeclineReason reason;

    String explanation;
    Instant at;
    UUID byPost;
}
