package org.gridmediation.link;

import jakarta.transaction.TransactionScoped;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.gridmediation.dispute.Dispute;

/** The disputes of a transaction whose keys are still those of before it. */
@TransactionScoped
class StaleKeys {
    private final Map<Dispute, Boolean> isNew = new IdentityHashMap<>();

    /** @param isNew whether it has none yet */
    void add(Dispute dispute, boolean isNew) {
        this.isNew.putIfAbsent(dispute, isNew);
    }

    void forEach(BiConsumer<Dispute, Boolean> action) {
        isNew.forEach(action);
    }
}
