package org.gridmediation.deadline;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.area.AreaCode;
import org.gridmediation.calendar.Calendars;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.http.Days;
import org.gridmediation.job.Job;
import org.gridmediation.records.SqlTemplate;

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
    ClockWriter clocks;

    @Inject
    Calendars calendars;

    @Override
    public Task<?> task() {
        return Tasks.recurring("deadlines", Schedules.parseSchedule(schedule)).execute((instance, context) -> fire());
    }

    public void fire() {
        dueRecords.each(Dispute.class, new Passed(), dispute -> {
            clocks.reckonAnew(dispute);
            clocks.passed(dispute, Days.now());
        });
    }

    /** Disputes of which something passed. */
    private final class Passed implements DueRecords.Due {
        private static final String CLOCKS = """
                select {what} from Clock where {where} and state = RUNNING and missedAt is null and due <= :now
                union select {what} from Clock where {where} and state = RUNNING and remindAt <= :now
                union select {what} from Clock where {where} and state = RUNNING and missedAt is null and calendar < :calendar""";
        private static final String DISTRICTS =
                SqlTemplate.fill(CLOCKS, Map.of("what", "district", "where", "district between :first and :last"));
        private static final String DISPUTES =
                SqlTemplate.fill(CLOCKS, Map.of("what", "dispute.id", "where", "district = :district"));

        @Override
        public List<String> districts(AreaCode within) {
            return Clock.<Clock>find(
                            DISTRICTS,
                            Map.of(
                                    "first",
                                    within.value(),
                                    "last",
                                    within.last().value(),
                                    "now",
                                    Days.now(),
                                    "calendar",
                                    calendars.current().revision()))
                    .project(String.class)
                    .list();
        }

        @Override
        public List<UUID> ids(String district, int most) {
            return Clock.<Clock>find(
                            DISPUTES,
                            Map.of(
                                    "district",
                                    district,
                                    "now",
                                    Days.now(),
                                    "calendar",
                                    calendars.current().revision()))
                    .project(UUID.class)
                    .page(0, most)
                    .list();
        }
    }
}
