package org.gridmediation.correction;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.job.Job;
import org.hibernate.Timeouts;

/** Lets the due times of corrections pass, as those of disputes do: each once, whenever the next look is; what somebody else is at is skipped until then. */
@ApplicationScoped
public class Overdue implements Job {
    private static final int BATCH = 200;

    @ConfigProperty(name = "grid-mediation.deadlines.schedule")
    String schedule;

    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Corrections corrections;

    @Override
    public Task<?> task() {
        return Tasks.recurring("corrections", Schedules.parseSchedule(schedule)).execute((instance, context) -> run());
    }

    @ActivateRequestContext
    public void run() {
        var provinces = QuarkusTransaction.requiringNew()
                .call(() -> session.createQuery("select code from Area where tier = PROVINCE", AreaCode.class)
                        .getResultList());
        for (var province : provinces) {
            caller.assume(CallerPost.ofSystem(province));
            List<UUID> due;
            do {
                due = QuarkusTransaction.requiringNew().call(this::due);
            } while (due.stream().filter(this::isDone).count() == BATCH);
        }
    }

    private List<UUID> due() {
        return session.createQuery(
                        "select id from Correction where dueAt <= :now and missedAt is null order by dueAt", UUID.class)
                .setParameter("now", Days.now())
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** One that fails is looked at again later, and is not in the way of the others. */
    private boolean isDone(UUID id) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> pass(id));
        } catch (RuntimeException e) {
            Log.errorf(
                    "the due time of correction %s could not be looked at: %s",
                    id, e.getClass().getName());
            return false;
        }
    }

    private boolean pass(UUID id) {
        var correction = session.createQuery("from Correction where id = :id", Correction.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .getResultStream()
                .findFirst();
        correction.ifPresent(c -> corrections.passed(c, Days.now()));
        return correction.isPresent();
    }
}
