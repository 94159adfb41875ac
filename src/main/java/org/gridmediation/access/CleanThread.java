package org.gridmediation.access;

import io.quarkus.logging.Log;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;

/**
 * A thread begins its work without a transaction. Threads are used again: one that was left with the transaction of something else would join it,
 * or, once that is over, fail at whatever it does from then on.
 */
@ApplicationScoped
public class CleanThread {
    @Inject
    TransactionManager transactions;

    /** Before a piece of work: what is left of another is rolled back, which must never be needed and so is told. */
    public void begin() {
        try {
            if (transactions.getTransaction() == null) return;
            Log.error("a thread was left in a transaction; it is rolled back");
            transactions.rollback();
        } catch (SystemException | RuntimeException over) {
            leave();
        }
    }

    private void leave() {
        try {
            transactions.suspend();
        } catch (SystemException e) {
            throw new IllegalStateException("a thread cannot leave its transaction", e);
        }
    }

    /** Around every resource, outside the interceptor that begins its transaction. */
    @Transactional
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
    static class OfRequest {
        @Inject
        CleanThread thread;

        @AroundInvoke
        Object call(InvocationContext call) throws Exception {
            thread.begin();
            return call.proceed();
        }
    }
}
