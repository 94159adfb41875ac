package org.gridmediation.content;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.AreaCode;
import org.gridmediation.job.BackOff;
import org.gridmediation.job.Job;

/**
 * Removes a content that nothing refers to any more, until it is done. The wish to look is written before the content is kept, so that none is
 * forgotten whenever a program dies; and again in the transaction that lets go of it.
 */
public abstract class Removal implements Job {
    private static final BackOff RETRY = BackOff.always(Duration.ofMinutes(1));

    private final TaskDescriptor<String> look;

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    Contents contents;

    /** @param task the name under which the wishes are stored */
    protected Removal(String task) {
        look = TaskDescriptor.of(task, String.class);
    }

    /** Asked in a transaction of its own, with the rights of the system in the content's district. */
    protected abstract boolean isUsed(String district, String key);

    @Override
    public Task<?> task() {
        return Tasks.oneTime(look)
                .onFailure(RETRY.endless())
                .execute((instance, context) -> removeUnused(instance.getData()));
    }

    public void schedule(String key, Duration in) {
        SchedulerClient.Builder.create(database)
                .build()
                .scheduleIfNotExists(look.instance(UUID.randomUUID().toString())
                        .data(key)
                        .scheduledTo(Instant.now().plus(in)));
    }

    @ActivateRequestContext
    public void removeUnused(String key) {
        var area = new AreaCode(key.substring(0, key.indexOf('/')));
        caller.assume(CallerPost.ofSystem(area));
        if (QuarkusTransaction.requiringNew().call(() -> isUsed(area.district(), key))) return;
        try {
            contents.remove(key);
        } catch (IOException later) {
            throw new IllegalStateException("a content could not be removed", later);
        }
    }
}
