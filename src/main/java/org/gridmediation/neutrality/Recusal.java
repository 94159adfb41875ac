package org.gridmediation.neutrality;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.Role;
import org.gridmediation.dispute.DisputePart;
import org.hibernate.annotations.DynamicUpdate;

/** A mediator should not mediate: asked for by themselves or a party, decided by the committee. */
@Entity
@DynamicUpdate
@Table(name = "dispute_recusal")
class Recusal extends DisputePart {
    UUID mediatorId;
    UUID staffId;
    UUID partyId;
    String reason;
    Instant at;

    @Enumerated(EnumType.STRING)
    Role byRole;

    UUID byPost;
    /** Null until decided. */
    Boolean granted;

    String explanation;
    Instant decidedAt;
    UUID decidedByPost;
    /** When nothing was left to decide: the case ended, or goes on without the mediator. */
    Instant lapsedAt;

    boolean isOpen() {
        return granted == null && lapsedAt == null;
    }
}
