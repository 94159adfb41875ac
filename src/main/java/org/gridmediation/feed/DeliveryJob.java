package org.gridmediation.feed;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.job.BackOff;
import org.gridmediation.job.Job;

/**
 * Brings each webhook what its post may see. Every webhook is a task of its own, which one pod at a time works on for some seconds; a receiver that is
 * down or slow keeps only its own waiting.
 */
@ApplicationScoped
public class DeliveryJob implements Job {
    private static final TaskDescriptor<String> DELIVERY = TaskDescriptor.of("webhook", String.class);
    private static final BackOff TROUBLE = BackOff.always(Duration.ofSeconds(30));

    /** How soon a change is seen, and a pause that is over. */
    @Inject
    WebhookSettings settings;

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    DeliveryProgress deliveryProgress;

    @Inject
    DeliveryRun deliveryRun;

    @Inject
    ClientPosts posts;

    @Override
    public Task<?> task() {
        return Tasks.custom(DELIVERY).onFailure(TROUBLE.endless()).execute((instance, context) -> {
            var pause = run(instance.getData());
            if (pause == null) return new CompletionHandler.OnCompleteRemove<>();
            return (done, next) -> next.reschedule(done, Instant.now().plus(pause));
        });
    }

    @Override
    public boolean waitsForOthers() {
        return true;
    }

    void schedule(Webhook webhook) {
        SchedulerClient.Builder.create(database)
                .tableName(OUTGOING)
                .build()
                .scheduleIfNotExists(DELIVERY.instance(webhook.id.toString())
                        .data(webhook.area + "/" + webhook.id)
                        .scheduledTo(Instant.now()));
    }

    /** @return when to look again; null when it is over */
    @ActivateRequestContext
    Duration run(String place) {
        var area = new AreaCode(place.substring(0, place.indexOf('/')));
        caller.assume(CallerPost.ofSystem(area));
        var webhook = deliveryProgress.find(area, UUID.fromString(place.substring(place.indexOf('/') + 1)));
        if (webhook == null || webhook.state == WebhookState.ENDED) return null;
        boolean due = webhook.nextAt == null || !webhook.nextAt.isAfter(Days.now());
        if (webhook.state == WebhookState.PAUSED || !due) return settings.look();
        var post = posts.find(webhook.postId);
        if (post == null) {
            deliveryProgress.pause(webhook, PauseReason.POST_ENDED);
            return settings.look();
        }
        caller.assume(post);
        return deliveryRun.deliver(webhook) ? Duration.ZERO : settings.look();
    }
}
