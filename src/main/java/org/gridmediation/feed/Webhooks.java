package org.gridmediation.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.gridmediation.access.Role;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.privacy.Vault;
import org.gridmediation.records.AreaRecords;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;

/** A client's subscriptions: its post's own, and nobody else's; administrators see those of their area and may end them. */
@ApplicationScoped
class Webhooks extends AreaRecords<Webhook> {
    private static final KeysetList<Webhook> BY_ID =
            KeysetList.ascending(Webhook.class, KeysetList.id("id", w -> w.id));
    private static final KeysetList<DeadLetter> NEWEST =
            KeysetList.descending(DeadLetter.class, KeysetList.id("id", letter -> letter.id));

    @Inject
    WebhookSettings settings;

    @Inject
    EntityManager entities;

    @Inject
    Vault vault;

    @Inject
    Courier courier;

    @Inject
    DeliveryJob deliveryJob;

    Webhooks() {
        super(Webhook.class);
    }

    @Override
    protected String path(Webhook webhook) {
        return "/v1/webhooks/" + webhook.id;
    }

    @Override
    protected int version(Webhook webhook) {
        return webhook.version;
    }

    @Override
    public Webhook get(UUID id) {
        return own(super.get(id));
    }

    @Override
    public Webhook locked(UUID id) {
        return own(super.locked(id));
    }

    private Webhook own(Webhook webhook) {
        if (!caller.is(Role.ADMINISTRATOR)
                && !webhook.postId.equals(caller.post().id())) throw Problem.NOT_FOUND.exception();
        return webhook;
    }

    WebhookDetail create(NewWebhook form, FeedCursor now) {
        var webhook = new Webhook();
        webhook.belongsTo(caller.post());
        if (Webhook.count("postId = ?1 and district = ?2 and state <> ENDED", webhook.postId, webhook.district)
                >= settings.most()) throw Problem.RULE_BROKEN.at("", "TOO_MANY_WEBHOOKS");
        describe(webhook, form);
        webhook.cursor = now.text();
        webhook.persist();
        journal.about(webhook.id);
        deliveryJob.schedule(webhook);
        entities.flush();
        return new WebhookDetail(webhook);
    }

    private void describe(Webhook webhook, NewWebhook form) {
        webhook.name = form.name().strip();
        webhook.kinds = form.kinds() == null
                ? List.of()
                : form.kinds().stream().distinct().map(FeedKind::name).toList();
        try {
            courier.target(form.url());
        } catch (Target.Refused refused) {
            throw Problem.RULE_BROKEN.at("/url", refused.getMessage());
        }
        webhook.url = form.url();
    }

    /** Locked before it is looked at: who delivers writes into the same row. */
    private Webhook living(UUID id) {
        var webhook = seen(id);
        if (webhook.state == WebhookState.ENDED) throw wrong(webhook);
        return webhook;
    }

    private WebhookDetail change(UUID id, Consumer<Webhook> change) {
        var webhook = living(id);
        change.accept(webhook);
        entities.flush();
        return new WebhookDetail(webhook);
    }

    WebhookDetail change(UUID id, NewWebhook form) {
        return change(id, webhook -> describe(webhook, form));
    }

    WebhookSecret newSecret(UUID id) {
        var webhook = living(id);
        var secret = webhook.newSecret(vault, settings.formerSecret());
        entities.flush();
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

    private static Problem.Refusal wrong(Webhook webhook) {
        return Problem.WRONG_STATE.exception(webhook.state).possible(webhook.state, List.of());
    }

    WebhookDetail replay(UUID id, NewReplay form) {
        var from = form.after() == null ? null : FeedCursor.at("/after", form.after());
        return change(id, webhook -> {
            if (from != null && from.isAhead(webhook.reached())) throw Problem.RULE_BROKEN.at("/after", "CURSOR_AHEAD");
            webhook.replay(from == null ? null : from.text());
        });
    }

    WebhookDetail end(UUID id) {
        return change(id, Webhook::end);
    }

    Paged<WebhookDetail> list(Paging paging) {
        var conditions = new Conditions().inOneDistrict("", caller.area());
        if (!caller.is(Role.ADMINISTRATOR))
            conditions.is("postId", caller.post().id());
        return BY_ID.page(conditions, paging, WebhookDetail::new);
    }

    WebhookProgress progress(UUID id) {
        var webhook = get(id);
        var dead = DeadLetter.count("webhookId = ?1 and district = ?2", id, webhook.district);
        return new WebhookProgress(webhook, dead);
    }

    Paged<DeadLetterDetail> deadLetters(UUID id, Paging paging) {
        var conditions = new Conditions().is("webhookId", id).is("district", get(id).district);
        return NEWEST.page(conditions, paging, DeadLetterDetail::new);
    }
}
