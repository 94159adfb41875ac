package org.gridmediation.exports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.AreaCode;
import org.gridmediation.content.Contents;
import org.gridmediation.job.Job;

/** Deletes an export's file when its time is over, and what an attempt left that came to nothing. */
@ApplicationScoped
public class ExportExpiry implements Job {
    private static final TaskDescriptor<String> EXPIRE = TaskDescriptor.of("export-expiry", String.class);
    private static final Duration RETRY = Duration.ofMinutes(1);

    @Inject
    DataSource database;

    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Contents contents;

    @Override
    public Task<?> task() {
        return Tasks.oneTime(EXPIRE)
                .onFailure(
                        (failed, next) -> next.reschedule(failed, Instant.now().plus(RETRY)))
                .execute((instance, context) -> expire(instance.getData()));
    }

    void schedule(Export export, Duration in) {
        SchedulerClient.Builder.create(database)
                .build()
                .scheduleIfNotExists(EXPIRE.instance(UUID.randomUUID().toString())
                        .data(export.content)
                        .scheduledTo(Instant.now().plus(in)));
    }

    @ActivateRequestContext
    public void expire(String content) {
        caller.assume(CallerPost.ofSystem(new AreaCode(content.substring(0, content.indexOf('/')))));
        QuarkusTransaction.requiringNew()
                .run(() -> session.createQuery("from Export where content = :content", Export.class)
                        .setParameter("content", content)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultStream()
                        .forEach(export -> {
                            if (export.state == ExportState.FINISHED) export.state = ExportState.EXPIRED;
                        }));
        try {
            contents.remove(content);
        } catch (IOException later) {
            throw new IllegalStateException("an export could not be removed", later);
        }
    }
}
