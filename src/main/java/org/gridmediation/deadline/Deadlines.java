package org.gridmediation.deadline;

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
import org.gridmediation.calendar.Calendars;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.http.Days;
import org.gridmediation.job.Job;
import org.hibernate.Timeouts;

/**
 * Lets deadlines pass. What is due stands in rows, not in memory: after a stop the next look finds it. Each dispute is done in its own
 * transaction under its own lock, which every request on it takes first too, so that a deadline is missed once or not at all; what somebody
 * else is at is skipped until the next look.
 */
@ApplicationScoped
public class Deadlines implements Job {
    private static final int BATCH = 200;

    @ConfigProperty(name = "grid-mediation.deadlines.schedule")
    String schedule;

    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Clockwork clocks;

    @Inject
    Calendars calendars;

    @Override
    public Task<?> task() {
        return Tasks.recurring("deadlines", Schedules.parseSchedule(schedule)).execute((instance, context) -> fire());
    }

    @ActivateRequestContext
    public void fire() {
        var provinces = QuarkusTransaction.requiringNew()
                .call(() -> session.createQuery("select code from Area where tier = PROVINCE", AreaCode.class)
                        .getResultList());
        for (var province : provinces) {
            caller.assume(CallerPost.ofSystem(province));
            List<UUID> passed;
            do {
                passed = QuarkusTransaction.requiringNew().call(this::disputesWithSomethingPassed);
            } while (passed.stream().filter(this::isDone).count() == BATCH);
        }
    }

    private List<UUID> disputesWithSomethingPassed() {
        return session.createQuery("""
                        select disputeId from Clock where state = RUNNING and missedAt is null and due <= :now
                        union select disputeId from Clock where state = RUNNING and remindAt <= :now
                        union select disputeId from Clock where state = RUNNING and missedAt is null and calendar < :calendar""", UUID.class)
                .setParameter("now", Days.now())
                .setParameter("calendar", calendars.current().revision())
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** One that fails is looked at again later, and is not in the way of the others. */
    private boolean isDone(UUID id) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> pass(id));
        } catch (RuntimeException e) {
            Log.errorf(
                    "the deadlines of dispute %s could not be looked at: %s",
                    id, e.getClass().getName());
            return false;
        }
    }

    private boolean pass(UUID id) {
        var dispute = session.createQuery("from Dispute where id = :id", Dispute.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .getResultStream()
                .findFirst();
        if (dispute.isEmpty()) return false;
        clocks.reckonAnew(dispute.get());
        clocks.passed(dispute.get(), Days.now());
        return true;
    }
}
