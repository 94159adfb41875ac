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
 * Writes down how far a webhook is: only from where it was when it was looked at, so that a replay that was asked for meanwhile, or another pod that
 * went on, is not undone. The version stays, which is that of its settings.
 */
@ApplicationScoped
class Progress {
    private static final String AT = " where id = :id and state = ACTIVE and cursor is not distinct from :was";

    @Inject
    EntityManager session;

    @Inject
    DataSource database;

    Webhook find(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var webhook = session.createQuery("from Webhook where id = :id", Webhook.class)
                    .setParameter("id", id)
                    .getResultStream()
                    .findFirst()
                    .orElse(null);
            if (webhook != null) session.detach(webhook);
            return webhook;
        });
    }

    /** @return whether it still stood where it was; only then is anything to be done further */
    boolean taken(Webhook webhook, Answered answered, String cursor) {
        return QuarkusTransaction.requiringNew().call(() -> take(webhook, answered, cursor));
    }

    boolean dead(Webhook webhook, CloudEvent event, Answered answered, String cursor) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var letter = new DeadLetter(webhook, event, answered, webhook.cursor);
            if (!take(webhook, answered, cursor)) return false;
            session.persist(letter);
            return true;
        });
    }

    private boolean take(Webhook webhook, Answered answered, String cursor) {
        int changed = session.createQuery(
                        "update Webhook set cursor = :cursor, failures = 0, failingSince = null, nextAt = null, takenAt = :now, lastStatus = :status, lastTrouble = :trouble"
                                + AT)
                .setParameter("cursor", cursor)
                .setParameter("now", Days.now())
                .setParameter("status", answered.status())
                .setParameter("trouble", answered.trouble())
                .setParameter("id", webhook.id)
                .setParameter("was", webhook.cursor)
                .executeUpdate();
        webhook.cursor = cursor;
        webhook.failures = 0;
        return changed == 1;
    }

    /** Over what is not for this receiver. */
    boolean passed(Webhook webhook, String cursor) {
        if (cursor.equals(webhook.cursor)) return true;
        return QuarkusTransaction.requiringNew().call(() -> {
            int changed = session.createQuery("update Webhook set cursor = :cursor" + AT)
                    .setParameter("cursor", cursor)
                    .setParameter("id", webhook.id)
                    .setParameter("was", webhook.cursor)
                    .executeUpdate();
            webhook.cursor = cursor;
            return changed == 1;
        });
    }

    void failed(Webhook webhook, Answered answered, Instant nextAt) {
        QuarkusTransaction.requiringNew().run(() -> session.createQuery(
                        "update Webhook set failures = :failures, failingSince = coalesce(failingSince, :now), nextAt = :next, lastStatus = :status, lastTrouble = :trouble"
                                + AT)
                .setParameter("failures", webhook.failures + 1)
                .setParameter("now", Days.now())
                .setParameter("next", nextAt)
                .setParameter("status", answered.status() == 0 ? null : answered.status())
                .setParameter("trouble", answered.trouble())
                .setParameter("id", webhook.id)
                .setParameter("was", webhook.cursor)
                .executeUpdate());
    }

    /** Its owner sees it, and the journal has it. */
    void pause(Webhook webhook, PauseReason why) {
        QuarkusTransaction.requiringNew().run(() -> {
            int changed = session.createQuery(
                            "update versioned Webhook set state = PAUSED, pausedBecause = :why, pausedAt = :now" + AT)
                    .setParameter("why", why)
                    .setParameter("now", Days.now())
                    .setParameter("id", webhook.id)
                    .setParameter("was", webhook.cursor)
                    .executeUpdate();
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
