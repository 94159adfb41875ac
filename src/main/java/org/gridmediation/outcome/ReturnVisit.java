package org.gridmediation.outcome;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.OfDispute;

@Entity
class ReturnVisit extends OfDispute {
    UUID outcomeId;
    Instant visitedAt;

    @Enumerated(EnumType.STRING)
    VisitMethod method;

    boolean performed;
    int satisfaction;
    String note;
    Instant at;
    String byName;
    UUID byPost;
}
