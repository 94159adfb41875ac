package org.gridmediation.link;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;

/** The number that a dispute has in another system; no other dispute of the district has it. */
@Entity
@Table(name = "dispute_reference")
class Reference extends DisputePart {
    @Enumerated(EnumType.STRING)
    ReferenceSystem system;

    String systemName;
    String number;
    String normalized;
    Instant at;
    UUID byPost;
    Instant removedAt;
}
