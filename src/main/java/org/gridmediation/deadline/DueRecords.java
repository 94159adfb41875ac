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
    public void everywhere(Consumer<AreaCode> work) {
        var provinces = QuarkusTransaction.requiringNew()
                .call(() -> Area.<Area>find("select code from Area where tier = PROVINCE")
                        .project(AreaCode.class)
                        .list());
        for (var province : provinces) {
            if (shutdown.hasBegun()) return;
            caller.assume(CallerPost.ofSystem(province));
            work.accept(province);
        }
    }

    /**
     * Does each of those that are due, district by district: whoever locks by a district and an id asks one shard, and waits for nobody on another. Most
     * districts have nothing due at most times, so one look, over an index that has only what is running, tells those that have; a look into each of some
     * thousand districts every minute would be as many statements for nothing. What somebody else is at is skipped until the next look, and one that fails is
     * not in the way of the others.
     *
     * @param due the districts in which there are any, and the ids of the next so many there, at most
     */
    @ActivateRequestContext
    public <T> void each(Class<T> type, Due due, Consumer<T> pass) {
        everywhere(province -> {
            for (var district : QuarkusTransaction.requiringNew().call(() -> due.districts(province))) {
                Supplier<List<UUID>> next =
                        () -> QuarkusTransaction.requiringNew().call(() -> due.ids(district, BATCH));
                while (!shutdown.hasBegun()
                        && next.get().stream()
                                        .filter(id -> isDone(type, district, id, pass))
                                        .count()
                                == BATCH) {
                    // There may be more.
                }
            }
        });
    }

    public interface Due {
        List<String> districts(AreaCode within);

        List<UUID> ids(String district, int most);
    }

    private <T> boolean isDone(Class<T> type, String district, UUID id, Consumer<T> pass) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                var record = entities.createQuery("where id = :id and district = :district", type)
                        .setParameter("district", district)
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
