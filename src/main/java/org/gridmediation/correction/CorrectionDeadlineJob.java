package org.gridmediation.correction;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.area.AreaCode;
import org.gridmediation.deadline.DueRecords;
import org.gridmediation.http.Days;
import org.gridmediation.job.Job;

/** Lets the due times of corrections pass, as those of disputes do: each once, whenever the next look is; what somebody else is at is skipped until then. */
@ApplicationScoped
public class CorrectionDeadlineJob implements Job {
    @ConfigProperty(name = "grid-mediation.deadlines.schedule")
    String schedule;

    @Inject
    DueRecords dueRecords;

    @Inject
    Corrections corrections;

    @Override
    public Task<?> task() {
        return Tasks.recurring("corrections", Schedules.parseSchedule(schedule)).execute((instance, context) -> run());
    }

    public void run() {
        dueRecords.each(Correction.class, new Due(), correction -> corrections.passed(correction, Days.now()));
    }

    private static final class Due implements DueRecords.Due {
        @Override
        public List<String> districts(AreaCode within) {
            return Correction.<Correction>find(
                            "select distinct district from Correction where district between ?1 and ?2 and dueAt <= ?3 and missedAt is null",
                            within.value(),
                            within.last().value(),
                            Days.now())
                    .project(String.class)
                    .list();
        }

        @Override
        public List<UUID> ids(String district, int most) {
            return Correction.<Correction>find(
                            "select id from Correction where district = ?1 and dueAt <= ?2 and missedAt is null order by dueAt",
                            district,
                            Days.now())
                    .project(UUID.class)
                    .page(0, most)
                    .list();
        }
    }
}
