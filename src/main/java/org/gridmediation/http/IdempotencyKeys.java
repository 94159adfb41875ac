package org.gridmediation.http;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.gridmediation.job.Job;

/** Keys are kept as long as the contract says, and no longer: their answers are people's data too. */
@ApplicationScoped
public class IdempotencyKeys implements Job {
    static final Duration KEPT = Duration.ofDays(30);

    // In small bites, so that nobody waits for it.
    private static final String FORGET = """
            delete from idempotency where (subject, key) in (select subject, key from idempotency where at < ? order by at limit 1000)""";

    @Inject
    DataSource database;

    @Override
    public Task<?> task() {
        return Tasks.recurring("idempotency-keys", FixedDelay.ofHours(1)).execute((instance, context) -> forget());
    }

    public void forget() {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, Days.now().minus(KEPT).atOffset(ZoneOffset.UTC));
            while (delete.executeUpdate() == 1000)
                ;
        } catch (SQLException e) {
            throw new IllegalStateException("old keys could not be deleted", e);
        }
    }
}
