package org.gridmediation.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Who mediates, from when; a new assignment ends the one before. */
@Entity
@Table(name = "dispute_assignment")
class Assignment extends OfDispute {
    UUID mediatorId;

    @Enumerated(EnumType.STRING)
    AssignmentMode mode;

    Instant at;
    Instant until;
    UUID byPost;
}
