package org.gridmediation.outcome;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;

/** What was found of an agreement that is performed as a whole, each time that somebody looked; never changed. */
@Entity
class AgreementFulfilment extends DisputePart {
    UUID outcomeId;

    @Enumerated(EnumType.STRING)
    Performance result;

    Instant at;
    String note;
    Instant recordedAt;
    String byName;
    UUID byPost;
}
