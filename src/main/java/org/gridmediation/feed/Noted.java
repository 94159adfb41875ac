package org.gridmediation.feed;

import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmediation.access.PartOf;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Happened;

/** What a transaction changed: written down at its end, when every record is locked, all at once. */
@TransactionScoped
class Noted {
    @Inject
    TransactionManager transactions;

    @Inject
    Noting noting;

    /** Where a record lay, and who else saw it, before the transaction, as far as that is another place. */
    static final class Written {
        What what;
        AreaCode wasArea;
        String wasSharedWith;
    }

    private final Map<Object, Written> records = new LinkedHashMap<>();
    private final List<PartOf> parts = new ArrayList<>();
    private final List<Happened> steps = new ArrayList<>();

    /** At the start of the transaction, so that it comes before Hibernate's own last flush, after which no connection is to be taken. */
    void noteAtTheEnd(@Observes @Initialized(TransactionScoped.class) Object transaction)
            throws SystemException, RollbackException {
        transactions.getTransaction().registerSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                noting.flush();
                if (!records.isEmpty() || !parts.isEmpty() || !steps.isEmpty()) noting.write(records, parts, steps);
            }

            @Override
            public void afterCompletion(int status) {}
        });
    }

    void written(Object entity, What what, AreaCode wasArea, String wasSharedWith) {
        if (entity instanceof PartOf part) {
            parts.add(part);
            return;
        }
        var written = records.computeIfAbsent(entity, e -> new Written());
        // What is new stays new, however often it is changed; what is gone is gone.
        if (written.what != What.CREATED || what == What.REMOVED) written.what = what;
        if (written.wasArea == null) written.wasArea = wasArea;
        if (written.wasSharedWith == null) written.wasSharedWith = wasSharedWith;
    }

    void happened(Happened step) {
        steps.add(step);
    }

    /** Of the dispute before this transaction; null when it is seen by the same as before. */
    static String sharedBefore(Map<Object, Written> records, Dispute dispute) {
        var written = records.get(dispute);
        if (written == null || written.wasSharedWith == null) return null;
        return written.wasSharedWith.equals(dispute.sharedWith()) ? null : written.wasSharedWith;
    }
}
