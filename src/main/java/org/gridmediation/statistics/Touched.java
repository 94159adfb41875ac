package org.gridmediation.statistics;

import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Dispute;

/** The disputes to which something happened in a transaction: counted once, at its end, however many steps it has. */
@TransactionScoped
class Touched {
    @Inject
    TransactionSynchronizationRegistry transaction;

    private final Map<AreaCode, Set<UUID>> byDistrict = new TreeMap<>();

    void add(Dispute dispute, Tally tally) {
        if (byDistrict.isEmpty())
            transaction.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    byDistrict.forEach(tally::keep);
                }

                @Override
                public void afterCompletion(int status) {}
            });
        byDistrict
                .computeIfAbsent(new AreaCode(dispute.district), d -> new TreeSet<>())
                .add(dispute.id);
    }
}
