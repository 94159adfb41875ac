package org.gridmediation.outcome;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.dispute.Status;

/** That mediation was taken up again, after which end and why; never changed. */
@Entity
class Reopening extends DisputePart {
    @Enumerated(EnumType.STRING)
    Status endedAs;

    LocalDate endedOn;
    UUID outcomeId;
    String reason;
    Instant at;
    String byName;
    UUID byPost;

    /** What papers said of the case until then. */
    byte[] wordingSealed;
}
