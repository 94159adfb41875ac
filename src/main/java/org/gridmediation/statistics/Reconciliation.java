package org.gridmediation.statistics;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.ScopedRecord;
import org.gridmediation.http.Days;

/** A recount of its area. */
@Entity
class Reconciliation extends ScopedRecord {
    @Enumerated(EnumType.STRING)
    ReconciliationState state = ReconciliationState.QUEUED;

    Instant at = Days.now();
    Instant asOf;
    Instant finishedAt;
    Long disputes;
    List<UUID> differingDisputes;
    List<String> differingAreas;

    @Version
    int version;

    boolean agrees() {
        return differingDisputes.isEmpty() && differingAreas.isEmpty();
    }

    /** For whoever runs it. */
    String place() {
        return area + "/" + id;
    }
}
