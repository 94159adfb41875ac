package org.gridmediation.deadline;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.calendar.Calendars;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.http.Days;
import org.gridmediation.job.Job;

/**
 * Lets deadlines pass. What is due stands in rows, not in memory: after a stop the next look finds it. Each dispute is done in its own
 * transaction under its own lock, which every request on it takes first too, so that a deadline is missed once or not at all; what somebody
 * else is at is skipped until the next look.
 */
@ApplicationScoped
public class Deadlines implements Job {
    @ConfigProperty(name = "grid-mediation.deadlines.schedule")
    String schedule;

    @Inject
    DueRecords dueRecords;

    @Inject
    Clockwork clocks;

    @Inject
    Calendars calendars;

    @Override
    public Task<?> task() {
        return Tasks.recurring("deadlines", Schedules.parseSchedule(schedule)).execute((instance, context) -> fire());
    }

    public void fire() {
        dueRecords.each(Dispute.class, this::disputesWithSomethingPassed, dispute -> {
            clocks.reckonAnew(dispute);
            clocks.passed(dispute, Days.now());
        });
    }

    private List<UUID> disputesWithSomethingPassed(int most) {
        return Clock.<Clock>find("""
                        select dispute.id from Clock where state = RUNNING and missedAt is null and due <= ?1
                        union select dispute.id from Clock where state = RUNNING and remindAt <= ?1
                        union select dispute.id from Clock where state = RUNNING and missedAt is null and calendar < ?2""", Days.now(), calendars.current().revision())
                .project(UUID.class)
                .page(0, most)
                .list();
    }
}
