package org.gridmediation.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.journal.Entry;

/**
 * Writes down how far a webhook is: only from where it was, and with the settings that it had, when it was looked at. So a replay or another address that
 * was asked for meanwhile, or another pod that went on, is not undone. The version stays, which is that of its settings.
 */
@ApplicationScoped
class DeliveryProgress {
    private static final String UNCHANGED =
            "id = ?1 and district = ?2 and version = ?3 and state = ACTIVE and cursor is not distinct from ?4";

    private static final String AT = " where " + UNCHANGED;

    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    Webhook find(AreaCode area, UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var webhook = Webhook.<Webhook>find("id = ?1 and district = ?2", id, area.district())
                    .firstResultOptional()
                    .orElse(null);
            if (webhook != null) entities.detach(webhook);
            return webhook;
        });
    }

    /** @return whether its settings and its place are still those with which it was looked at */
    boolean isUnchanged(Webhook webhook) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        Webhook.count(UNCHANGED, webhook.id, webhook.district, webhook.version, webhook.cursor) == 1);
    }

    /** @return whether it still stood where it was; only then is anything to be done further */
    boolean taken(Webhook webhook, DeliveryResult answered, String cursor) {
        return QuarkusTransaction.requiringNew().call(() -> take(webhook, answered, cursor));
    }

    boolean dead(Webhook webhook, CloudEvent event, DeliveryResult answered, String cursor) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var letter = new DeadLetter(webhook, event, answered, webhook.cursor);
            if (!take(webhook, answered, cursor)) return false;
            letter.persist();
            return true;
        });
    }

    private boolean take(Webhook webhook, DeliveryResult answered, String cursor) {
        int changed = Webhook.update(
                "cursor = ?5, failures = 0, failingSince = null, nextAt = null, takenAt = ?6, lastStatus = ?7, lastTrouble = ?8"
                        + AT,
                webhook.id,
                webhook.district,
                webhook.version,
                webhook.cursor,
                cursor,
                Days.now(),
                answered.status(),
                answered.trouble());
        webhook.cursor = cursor;
        webhook.failures = 0;
        return changed == 1;
    }

    /** Over what is not for this receiver. */
    boolean passed(Webhook webhook, String cursor) {
        if (cursor.equals(webhook.cursor)) return true;
        return QuarkusTransaction.requiringNew().call(() -> {
            int changed = Webhook.update(
                    "cursor = ?5" + AT, webhook.id, webhook.district, webhook.version, webhook.cursor, cursor);
            webhook.cursor = cursor;
            return changed == 1;
        });
    }

    void failed(Webhook webhook, DeliveryResult answered, Instant nextAt) {
        QuarkusTransaction.requiringNew()
                .run(() -> Webhook.update(
                        "failures = ?5, failingSince = coalesce(failingSince, ?6), nextAt = ?7, lastStatus = ?8, lastTrouble = ?9"
                                + AT,
                        webhook.id,
                        webhook.district,
                        webhook.version,
                        webhook.cursor,
                        webhook.failures + 1,
                        Days.now(),
                        nextAt,
                        answered.status() == 0 ? null : answered.status(),
                        answered.trouble()));
    }

    /** Its owner sees it, and the journal has it. */
    void pause(Webhook webhook, PauseReason why) {
        QuarkusTransaction.requiringNew().run(() -> {
            int changed = Webhook.update(
                    "update versioned Webhook set state = PAUSED, pausedBecause = ?5, pausedAt = ?6" + AT,
                    webhook.id,
                    webhook.district,
                    webhook.version,
                    webhook.cursor,
                    why,
                    Days.now());
            if (changed == 1) journal(webhook.id, webhook.area, why);
        });
    }

    private void journal(UUID id, AreaCode area, PauseReason why) {
        try (var connection = database.getConnection()) {
            Entry.ofWork("", CallerPost.ofSystem(area), "pauseWebhook", id.toString(), why.name())
                    .write(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the journal could not be written", e);
        }
    }
}
