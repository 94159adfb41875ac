package org.gridmediation.statistics;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.http.BeforeCommit;

/** The disputes to which something happened in a transaction: counted once, at its end, however many steps it has. */
@TransactionScoped
class TouchedDisputes {
    @Inject
    DisputeTally disputeTally;

    private final Map<AreaCode, Set<UUID>> byDistrict = new TreeMap<>();

    void count(@Observes @Priority(BeforeCommit.STATISTICS) BeforeCommit ending) {
        byDistrict.forEach(disputeTally::keep);
    }

    void add(Dispute dispute) {
        byDistrict
                .computeIfAbsent(new AreaCode(dispute.district), d -> new TreeSet<>())
                .add(dispute.id);
    }
}
