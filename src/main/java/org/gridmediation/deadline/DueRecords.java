package org.gridmediation.deadline;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.job.Shutdown;
import org.hibernate.Timeouts;

/** How the system looks for what is due: everywhere, some at a time, each in its own transaction and under its own lock. */
@ApplicationScoped
public class DueRecords {
    private static final int BATCH = 200;

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Shutdown shutdown;

    /** As the system, province by province. */
    @ActivateRequestContext
    public void everywhere(Runnable work) {
        var provinces = QuarkusTransaction.requiringNew()
                .call(() -> Area.<Area>find("select code from Area where tier = PROVINCE")
                        .project(AreaCode.class)
                        .list());
        for (var province : provinces) {
            if (shutdown.hasBegun()) return;
            caller.assume(CallerPost.ofSystem(province));
            work.run();
        }
    }

    /**
     * Does each of those that are due; what somebody else is at is skipped until the next look, and one that fails is not in the way of the others.
     *
     * @param due the ids of the next so many, at most
     */
    @ActivateRequestContext
    public <T> void each(Class<T> type, Due due, Consumer<T> pass) {
        everywhere(() -> {
            Supplier<List<UUID>> next = () -> QuarkusTransaction.requiringNew().call(() -> due.ids(BATCH));
            while (!shutdown.hasBegun()
                    && next.get().stream().filter(id -> isDone(type, id, pass)).count() == BATCH) {
                // There may be more.
            }
        });
    }

    public interface Due {
        List<UUID> ids(int most);
    }

    private <T> boolean isDone(Class<T> type, UUID id, Consumer<T> pass) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                var record = entities.createQuery("from " + type.getSimpleName() + " where id = :id", type)
                        .setParameter("id", id)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                        .getResultStream()
                        .findFirst();
                record.ifPresent(pass);
                return record.isPresent();
            });
        } catch (RuntimeException e) {
            Log.errorf(
                    "what is due of %s %s could not be looked at: %s",
                    type.getSimpleName(), id, e.getClass().getName());
            return false;
        }
    }
}
