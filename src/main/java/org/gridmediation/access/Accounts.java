package org.gridmediation.access;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.gridmediation.area.AreaCode;

/**
 * Brings Keycloak's accounts in line with staff, clients and their posts. The wish is a row written in the transaction that causes it, and
 * is worked on by whichever pod is alive, until it is done.
 */
@ApplicationScoped
public class Accounts {
    private static final TaskDescriptor<String> ACCOUNT = TaskDescriptor.of("account", String.class);

    @Inject
    DataSource database;

    @Inject
    AccountWork work;

    private Scheduler scheduler;

    void start(@Observes StartupEvent event) {
        OneTimeTask<String> task = Tasks.oneTime(ACCOUNT)
                .onFailure((failed, next) ->
                        next.reschedule(failed, Instant.now().plus(pause(failed.getExecution().consecutiveFailures))))
                .execute((instance, context) -> {
                    var parts = instance.getData().split(" ");
                    work.bringInLine(parts[0], UUID.fromString(parts[1]), new AreaCode(parts[2]));
                });
        scheduler = Scheduler.create(database, task)
                .threads(2)
                .pollingInterval(Duration.ofSeconds(1))
                .build();
        scheduler.start();
    }

    /** Twice as long each time, but never longer than a minute: when Keycloak is back, accounts shall be there soon. */
    private static Duration pause(int failures) {
        return Duration.ofSeconds(failures > 4 ? 60 : 2L << failures);
    }

    void stop(@Observes ShutdownEvent event) {
        if (scheduler != null) scheduler.stop();
    }

    void schedule(Staff staff) {
        if (staff.username != null) schedule("staff", staff.id, staff.area);
    }

    void schedule(Client client) {
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

    String newSecret(Client client) {
        return work.newSecret(client);
    }
}
