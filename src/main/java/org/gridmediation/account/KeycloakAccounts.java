package org.gridmediation.account;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.gridmediation.access.Client;
import org.gridmediation.access.Staff;
import org.gridmediation.area.AreaCode;
import org.gridmediation.job.BackOff;
import org.gridmediation.job.Job;

/**
 * Brings Keycloak's accounts in line with staff, clients and their posts. The wish is a row written in the transaction that causes it, and
 * is worked on by whichever pod is alive, until it is done.
 */
@ApplicationScoped
public class KeycloakAccounts implements Job {
    private static final TaskDescriptor<String> ACCOUNT = TaskDescriptor.of("account", String.class);

    /** When Keycloak is back, accounts shall be there soon. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Inject
    AccountSettings settings;

    @Inject
    DataSource database;

    @Inject
    AccountJob work;

    @Override
    public int atATime() {
        return 2;
    }

    @Override
    public Task<?> task() {
        return Tasks.oneTime(ACCOUNT)
                .onFailure(new BackOff(settings.retry(), LONGEST).endless())
                .execute((instance, context) -> {
                    var parts = instance.getData().split(" ");
                    work.bringInLine(parts[0], UUID.fromString(parts[1]), new AreaCode(parts[2]));
                });
    }

    public void schedule(Staff staff) {
        if (staff.username != null) schedule("staff", staff.id, staff.area);
    }

    /** Of a staff member who has a username, and was written down with others. */
    public void schedule(UUID staff, AreaCode area) {
        schedule("staff", staff, area);
    }

    /** Of one who is staff no more, as if they had never been. */
    public void scheduleEnd(UUID staff, AreaCode area) {
        schedule("gone", staff, area);
    }

    public void schedule(Client client) {
        schedule("client", client.id, client.area);
    }

    // Each wish is a row of its own: one that comes while another is worked on is not lost.
    private void schedule(String kind, UUID id, AreaCode area) {
        SchedulerClient.Builder.create(database)
                .build()
                .scheduleIfNotExists(ACCOUNT.instance(UUID.randomUUID().toString())
                        .data(kind + " " + id + " " + area)
                        .scheduledTo(Instant.now()));
    }
}
