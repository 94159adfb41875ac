package org.gridmediation.outcome;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;

@Entity
public class ReturnVisit extends DisputePart {
    UUID outcomeId;
    Instant visitedAt;

    @Enumerated(EnumType.STRING)
    VisitMethod method;

    boolean performed;
    int satisfaction;
    String note;
    List<Integer> visited;
    String danger;
    boolean escalates;
    String measures;
    public LocalDate nextVisitOn;
    Instant at;
    String byName;
    UUID byPost;
}
