package org.gridmediation.feed;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.ScopedRecord;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.Vault;

/** A subscription of a client's post: what that post may pull is brought to an address. How far it is, is written by who delivers ({@link DeliveryProgress}). */
@Entity
class Webhook extends ScopedRecord {
    @Version
    int version;

    UUID clientId;
    UUID postId;
    String name;
    String url;
    List<String> kinds = List.of();

    @Enumerated(EnumType.STRING)
    WebhookState state = WebhookState.PAUSED;

    @Enumerated(EnumType.STRING)
    PauseReason pausedBecause = PauseReason.NEW;

    Instant pausedAt = Days.now();
    byte[] secret;
    byte[] formerSecret;
    Instant formerUntil;
    Instant createdAt = Days.now();

    /** The feed's cursor up to which everything was taken, or put among the dead letters. */
    String cursor;

    int failures;
    Instant failingSince;
    Instant nextAt;
    Instant takenAt;
    Integer lastStatus;
    String lastTrouble;

    void belongsTo(CallerPost post) {
        belongsTo(post.area());
        clientId = post.clientId();
        postId = post.id();
    }

    /** @param former how long the secret until now is still signed with */
    Secret newSecret(Vault vault, Duration former) {
        var fresh = Secret.random();
        formerSecret = secret;
        formerUntil = secret == null ? null : Days.now().plus(former);
        secret = vault.seal(fresh.text());
        return fresh;
    }

    List<Secret> secrets(Vault vault) {
        var former = formerUntil != null && formerUntil.isAfter(Days.now()) ? formerSecret : null;
        return Stream.of(secret, former)
                .filter(s -> s != null)
                .map(s -> new Secret(vault.open(s)))
                .toList();
    }

    void pause(PauseReason why) {
        state = WebhookState.PAUSED;
        pausedBecause = why;
        pausedAt = Days.now();
    }

    void resume() {
        state = WebhookState.ACTIVE;
        pausedBecause = null;
        pausedAt = null;
        tryNow();
    }

    void end() {
        state = WebhookState.ENDED;
        pausedBecause = null;
        pausedAt = null;
        secret = null;
        formerSecret = null;
        formerUntil = null;
    }

    /** How far it has delivered; nowhere when it begins with the first change that is kept. */
    FeedCursor reached() {
        return cursor == null ? new FeedCursor(Map.of()) : FeedCursor.of(cursor, "cursor");
    }

    void replay(String from) {
        cursor = from;
        tryNow();
    }

    private void tryNow() {
        failures = 0;
        failingSince = null;
        nextAt = null;
    }
}
