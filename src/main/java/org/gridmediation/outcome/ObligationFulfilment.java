package org.gridmediation.outcome;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;

/** What was done for an obligation, with its proof; never changed. */
@Entity
class ObligationFulfilment extends DisputePart {
    UUID obligationId;

    @Enumerated(EnumType.STRING)
    Obligation.State result;

    Long amount;
    Instant at;
    String note;
    List<UUID> proof;
    Instant recordedAt;
    String byName;
    UUID byPost;
}
