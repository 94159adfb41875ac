package org.gridmediation.attachment;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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

/**
 * Removes a content that no attachment has. The wish to look is written before the content is kept, so that none is forgotten whenever a
 * program dies; and again in the transaction that withdraws an attachment.
 */
@ApplicationScoped
public class ContentCheck implements Job {
    private static final TaskDescriptor<String> CHECK = TaskDescriptor.of("attachment-content", String.class);
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
        return Tasks.oneTime(CHECK)
                .onFailure(
                        (failed, next) -> next.reschedule(failed, Instant.now().plus(RETRY)))
                .execute((instance, context) -> check(instance.getData()));
    }

    void schedule(String key, Duration in) {
        SchedulerClient.Builder.create(database)
                .build()
                .scheduleIfNotExists(CHECK.instance(UUID.randomUUID().toString())
                        .data(key)
                        .scheduledTo(Instant.now().plus(in)));
    }

    @ActivateRequestContext
    void check(String key) {
        caller.assume(CallerPost.ofSystem(new AreaCode(key.substring(0, key.indexOf('/')))));
        if (QuarkusTransaction.requiringNew().call(() -> isHad(key))) return;
        try {
            contents.remove(key);
        } catch (IOException later) {
            throw new IllegalStateException("a content could not be removed", later);
        }
    }

    private boolean isHad(String key) {
        return session.createQuery(
                                "select count(*) from Attachment where content = :key and withdrawnAt is null",
                                Long.class)
                        .setParameter("key", key)
                        .getSingleResult()
                > 0;
    }
}
