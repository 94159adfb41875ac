package org.gridmediation.http;

import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;

/**
 * The work of a transaction is done and it is about to commit. Who writes something once for all its steps observes this, in the order of
 * these priorities: each may need what those before it wrote.
 */
public record BeforeCommit() {
    public static final int CLOCKS = 100;
    public static final int KEYS = 200;
    public static final int STATISTICS = 300;
    public static final int FEED = 400;
    public static final int LAST = 500;

    @Singleton
    static class Watch {
        @Inject
        TransactionManager transactions;

        @Inject
        Event<BeforeCommit> ending;

        /** At the start, so that it comes before Hibernate's own last flush, which is registered at the first query. */
        void begin(@Observes @Initialized(TransactionScoped.class) Object transaction)
                throws SystemException, RollbackException {
            transactions.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    ending.fire(new BeforeCommit());
                }

                @Override
                public void afterCompletion(int status) {}
            });
        }
    }
}
