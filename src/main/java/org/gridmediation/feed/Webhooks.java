package org.gridmediation.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.http.ChangedResource;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.gridmediation.privacy.Vault;

/** A client's subscriptions: its post's own, and nobody else's; administrators see those of their area and may end them. */
@ApplicationScoped
class Webhooks {
    private static final String OWN = "from Webhook where (postId = :post or :all = true)";

    @ConfigProperty(name = "grid-mediation.webhooks.former-secret", defaultValue = "24H")
    Duration former;

    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Precondition precondition;

    @Inject
    ChangedResource changed;

    @Inject
    Vault vault;

    @Inject
    Courier courier;

    @Inject
    Delivering delivering;

    private <T> TypedQuery<T> own(String query, Class<T> type) {
        return session.createQuery(query, type)
                .setParameter("post", caller.post().id())
                .setParameter("all", caller.is(Role.ADMINISTRATOR));
    }

    Webhook get(UUID id) {
        journal.about(id);
        return own(OWN + " and id = :id", Webhook.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    WebhookDetail create(NewWebhook form, Cursor now) {
        var webhook = new Webhook();
        webhook.belongsTo(caller.post());
        describe(webhook, form);
        webhook.cursor = now.text();
        session.persist(webhook);
        journal.about(webhook.id);
        delivering.schedule(webhook);
        session.flush();
        return new WebhookDetail(webhook);
    }

    private void describe(Webhook webhook, NewWebhook form) {
        webhook.name = form.name().strip();
        webhook.kinds = form.kinds() == null
                ? List.of()
                : form.kinds().stream().distinct().map(Kind::name).toList();
        try {
            courier.target(form.url());
        } catch (Target.Refused refused) {
            throw Problem.RULE_BROKEN.at("/url", refused.getMessage());
        }
        webhook.url = form.url();
    }

    /** Locked before it is looked at: who delivers writes into the same row. */
    private Webhook locked(UUID id) {
        var webhook = get(id);
        session.refresh(webhook, LockModeType.PESSIMISTIC_WRITE);
        precondition.matches(webhook.version);
        changed.is("/v1/webhooks/" + id, () -> webhook.version);
        if (webhook.state == WebhookState.ENDED) throw wrong(webhook);
        return webhook;
    }

    private WebhookDetail change(UUID id, Consumer<Webhook> change) {
        var webhook = locked(id);
        change.accept(webhook);
        session.flush();
        return new WebhookDetail(webhook);
    }

    WebhookDetail change(UUID id, NewWebhook form) {
        return change(id, webhook -> describe(webhook, form));
    }

    WebhookSecret newSecret(UUID id) {
        var webhook = locked(id);
        var secret = webhook.newSecret(vault, former);
        session.flush();
        return new WebhookSecret(secret.text());
    }

    WebhookDetail pause(UUID id) {
        return change(id, webhook -> {
            mustBe(webhook, WebhookState.ACTIVE);
            webhook.pause(PauseReason.ASKED);
        });
    }

    WebhookDetail resume(UUID id) {
        return change(id, webhook -> {
            mustBe(webhook, WebhookState.PAUSED);
            if (webhook.secret == null) throw Problem.NO_SECRET.exception();
            webhook.resume();
        });
    }

    private static void mustBe(Webhook webhook, WebhookState state) {
        if (webhook.state != state) throw wrong(webhook);
    }

    private static Problem.Raised wrong(Webhook webhook) {
        return Problem.WRONG_STATE.exception(webhook.state).possible(webhook.state, List.of());
    }

    WebhookDetail replay(UUID id, NewReplay form) {
        var from = form.after() == null ? null : Cursor.at("/after", form.after());
        return change(id, webhook -> {
            if (from != null && from.isAhead(webhook.reached())) throw Problem.RULE_BROKEN.at("/after", "CURSOR_AHEAD");
            webhook.replay(from == null ? null : from.text());
        });
    }

    WebhookDetail end(UUID id) {
        return change(id, Webhook::end);
    }

    Paged<WebhookDetail> list(Paging paging) {
        var after = paging.after(1);
        var query = own(OWN + " and id > :after order by id", Webhook.class)
                .setParameter("after", after.isEmpty() ? new UUID(0, 0) : paging.id(after.get(0)));
        return paging.page(
                query.setMaxResults(paging.limit + 1).getResultList(),
                WebhookDetail::new,
                webhook -> List.of(webhook.id),
                () -> own("select id " + OWN, UUID.class)
                        .setMaxResults(Paging.counted())
                        .getResultList()
                        .size());
    }

    WebhookProgress progress(UUID id) {
        var webhook = get(id);
        var dead = session.createQuery("select count(*) from DeadLetter where webhookId = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult();
        return new WebhookProgress(webhook, dead);
    }

    Paged<DeadLetterDetail> deadLetters(UUID id, Paging paging) {
        var webhook = get(id);
        var after = paging.after(1);
        var rows = session.createQuery(
                        "from DeadLetter where webhookId = :webhook and id < :after order by id desc", DeadLetter.class)
                .setParameter("webhook", webhook.id)
                .setParameter("after", after.isEmpty() ? new UUID(-1, -1) : paging.id(after.get(0)))
                .setMaxResults(paging.limit + 1)
                .getResultList();
        return paging.page(rows, DeadLetterDetail::new, d -> List.of(d.id), () -> session.createQuery(
                        "select id from DeadLetter where webhookId = :webhook", UUID.class)
                .setParameter("webhook", webhook.id)
                .setMaxResults(Paging.counted())
                .getResultList()
                .size());
    }
}
