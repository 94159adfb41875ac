package org.gridmediation.feed;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How far the deliveries are.")
public record WebhookProgress(
        @Schema(
                maxLength = FeedCursor.LONGEST,
                description = "Up to here in the feed everything was taken, or is a dead letter.")
        String cursor,

        Instant takenAt,

        @Schema(minimum = "0", description = "Attempts without success since the last one that succeeded.")
        int failures,

        Instant failingSince,

        @Schema(
                description =
                        "Before that nothing is tried; absent when the next attempt is due, or the webhook is not active.")
        Instant nextAt,

        @Schema(minimum = "100", maximum = "999") Integer lastStatus,

        @Schema(
                maxLength = 40,
                description =
                        "Why the last attempt came to nothing: STATUS, REDIRECTED, TIMEOUT, CONNECTION_REFUSED, CONNECTION_LOST, TARGET_REFUSED,"
                                + " TARGET_NOT_HTTPS, TARGET_UNKNOWN, TARGET_FORMAT, NOT_SENT; of the receiver's certificate CERTIFICATE_UNKNOWN (nobody trusted vouches for it),"
                                + " CERTIFICATE_EXPIRED (or not valid yet), CERTIFICATE_NAME (it is of another host); TLS, of what else is wrong there.")
        String lastTrouble,

        @Schema(minimum = "0", description = "How many changes are dead letters.")
        long deadLetters) {
    WebhookProgress(Webhook w, long deadLetters) {
        this(
                w.cursor,
                w.takenAt,
                w.failures,
                w.failingSince,
                w.state == WebhookState.ACTIVE ? w.nextAt : null,
                w.lastStatus,
                w.lastTrouble,
                deadLetters);
    }
}
