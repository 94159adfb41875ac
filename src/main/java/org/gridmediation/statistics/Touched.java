package org.gridmediation.statistics;

import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
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
    TransactionManager transactions;

    @Inject
    Tally tally;

    private final Map<AreaCode, Set<UUID>> byDistrict = new TreeMap<>();

    /** At the start of the transaction, so that it comes before Hibernate's own last flush, after which no connection is to be taken. */
    void countAtTheEnd(@Observes @Initialized(TransactionScoped.class) Object transaction)
            throws SystemException, RollbackException {
        transactions.getTransaction().registerSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                byDistrict.forEach(tally::keep);
            }

            @Override
            public void afterCompletion(int status) {}
        });
    }

    void add(Dispute dispute) {
        byDistrict
                .computeIfAbsent(new AreaCode(dispute.district), d -> new TreeSet<>())
                .add(dispute.id);
    }
}
