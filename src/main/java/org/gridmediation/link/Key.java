package org.gridmediation.link;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.gridmediation.dispute.DisputePart;

/** A trait of a dispute as it is kept. Written by SQL, which knows whether it is the first of its kind. */
@Entity
@Table(name = "dispute_key")
class Key extends DisputePart {
    @Enumerated(EnumType.STRING)
    Trait.Kind kind;

    Integer number;
    byte[] fingerprint;
    Instant reportedAt;
    boolean novel;
}
