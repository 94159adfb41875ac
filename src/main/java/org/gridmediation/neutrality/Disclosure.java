package org.gridmediation.neutrality;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;

/** A tie between a mediator and a party that no register shows. */
@Entity
@Table(name = "dispute_disclosure")
class Disclosure extends DisputePart {
    UUID partyId;
    UUID staffId;

    @Enumerated(EnumType.STRING)
    DisclosureKind kind;

    String note;
    Instant at;
    UUID byPost;
}
