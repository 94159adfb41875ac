package org.gridmediation.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmediation.access.Caller;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.job.BackOff;
import org.gridmediation.privacy.Vault;

/** Delivers one change after the other, in the order of the feed, until there is none or one is not taken. */
@ApplicationScoped
class DeliveryRun {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int PAGE = 20;

    /** A receiver that answers, but not well, and that many times to the same: the next question is whether it takes anything else. */
    private static final int SUSPICIOUS = 5;

    @Inject
    WebhookSettings settings;

    @Inject
    Caller caller;

    @Inject
    Sequencer sequencer;

    @Inject
    FeedReader feedReader;

    @Inject
    DeliveryProgress deliveryProgress;

    @Inject
    ClientPosts posts;

    @Inject
    Courier courier;

    @Inject
    Vault vault;

    @Inject
    ObjectMapper mapper;

    private record Work(FeedReader.Page page, List<CloudEvent> events) {}

    /** @return whether there is more */
    boolean deliver(Webhook webhook) {
        var end = System.nanoTime() + LONGEST.toNanos();
        try {
            while (true) {
                var work = read(webhook);
                int events = work.events.size();
                var positions = new HashMap<>(work.page.from().positions());
                for (int i = 0; i < events; i++) {
                    if (System.nanoTime() >= end) return true;
                    var entry = work.page.entries().get(i);
                    positions.put(entry.district(), entry.position());
                    if (!mayGoOn(webhook) || !deliver(webhook, work.events.get(i), new FeedCursor(positions).text()))
                        return false;
                }
                if (!deliveryProgress.passed(webhook, work.page.next().text())) return false;
                if (!work.page.left() || System.nanoTime() >= end) return work.page.left();
            }
        } catch (Problem.Refusal expired) {
            if (expired.problem != Problem.CURSOR_EXPIRED) throw expired;
            deliveryProgress.pause(webhook, PauseReason.CURSOR_EXPIRED);
            return false;
        }
    }

    /** A few at a time: what is delivered is as it was a moment ago. */
    private Work read(Webhook webhook) {
        var placed = sequencer.run(caller.area());
        var cursor = webhook.cursor == null ? null : FeedCursor.of(webhook.cursor, "after");
        return QuarkusTransaction.requiringNew().call(() -> {
            var page = feedReader.read(placed.positions(), cursor, kinds(webhook), PAGE);
            return new Work(page, feedReader.events(page.entries()));
        });
    }

    private static Set<FeedKind> kinds(Webhook webhook) {
        if (webhook.kinds.isEmpty()) return EnumSet.allOf(FeedKind.class);
        return webhook.kinds.stream().map(FeedKind::valueOf).collect(Collectors.toSet());
    }

    /** A receiver may take its time, and rights and settings do not wait for it. */
    private boolean mayGoOn(Webhook webhook) {
        if (!deliveryProgress.isUnchanged(webhook)) return false;
        if (posts.find(webhook.postId) != null) return true;
        deliveryProgress.pause(webhook, PauseReason.POST_ENDED);
        return false;
    }

    private boolean deliver(Webhook webhook, CloudEvent event, String cursor) {
        var answered = send(webhook, event);
        if (answered.isTaken()) return deliveryProgress.taken(webhook, answered, cursor);
        if (answered.isRefusal() || isPoison(webhook, answered))
            return deliveryProgress.dead(webhook, event, answered, cursor);
        deliveryProgress.failed(webhook, answered, Days.now().plus(pause(webhook.failures, answered)));
        if (answered.isGone()) deliveryProgress.pause(webhook, PauseReason.GONE);
        else if (webhook.failingSince != null
                && webhook.failingSince.plus(settings.giveUp()).isBefore(Days.now()))
            deliveryProgress.pause(webhook, PauseReason.FAILING);
        return false;
    }

    DeliveryResult send(Webhook webhook, CloudEvent event) {
        try {
            return courier.deliver(
                    webhook.url, messageId(event), mapper.writeValueAsString(event), webhook.secrets(vault));
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException("a change could not be written", ours);
        }
    }

    /** The same at each attempt, by which a receiver knows what it has already. */
    private static String messageId(CloudEvent event) {
        return "msg_" + event.source().replaceFirst(".*/", "") + "_" + event.id();
    }

    /** It fails with this change and takes another: then it is the change, and the receiver shall not wait for it for ever. */
    private boolean isPoison(Webhook webhook, DeliveryResult answered) {
        return answered.status() >= 500
                && webhook.failures + 1 >= SUSPICIOUS
                && send(webhook, test(webhook)).isTaken();
    }

    static CloudEvent test(Webhook webhook) {
        var now = Days.now();
        return new CloudEvent(
                "test_" + now.toEpochMilli(),
                CloudEvent.source(webhook.district),
                "org.gridmediation.webhook.test",
                "/v1/webhooks/" + webhook.id,
                now,
                null,
                webhook.area,
                null);
    }

    /** As long as the receiver asks for, within bounds. */
    private Duration pause(int failures, DeliveryResult answered) {
        var pause = new BackOff(settings.firstRetry(), settings.lastRetry()).variedPause(failures);
        var asked = answered.retryAfter();
        return asked == null || asked.compareTo(pause) < 0
                ? pause
                : asked.compareTo(settings.lastRetry()) < 0 ? asked : settings.lastRetry();
    }
}
