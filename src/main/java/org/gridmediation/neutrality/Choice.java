package org.gridmediation.neutrality;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.Role;
import org.gridmediation.dispute.DisputePart;

/** Whether a party takes a mediator: it may choose or accept one (人民调解法 art. 23). */
@Entity
@Table(name = "dispute_choice")
class Choice extends DisputePart {
    UUID partyId;
    UUID mediatorId;
    boolean accepts;
    Instant answeredAt;
    Instant at;

    @Enumerated(EnumType.STRING)
    Role byRole;

    UUID byPost;
}
