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
public class Assignment extends DisputePart {
    public UUID mediatorId;
    /** The others mediate beside the one who leads. */
    public boolean leads;

    @Enumerated(EnumType.STRING)
    public AssignmentMode mode;

    public Instant at;
    public Instant until;
    UUID byPost;
}
