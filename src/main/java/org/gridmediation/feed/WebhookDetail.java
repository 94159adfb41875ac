package org.gridmediation.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Versioned;

@Schema(name = "Webhook")
public record WebhookDetail(
        UUID id,

        @Schema(description = "Of the post whose rights the deliveries obey.")
        AreaCode area,

        UUID clientId,
        UUID postId,
        @Schema(maxLength = 100) String name,
        @Schema(maxLength = 500) String url,

        @Schema(maxItems = 9, description = "Only changes of these kinds; all when empty.")
        List<FeedKind> kinds,

        WebhookState state,
        PauseReason pausedBecause,
        Instant pausedAt,

        @Schema(description = "Until when the secret before the present one signs too.")
        Instant formerSecretUntil,

        Instant createdAt,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {
    WebhookDetail(Webhook w) {
        this(
                w.id,
                w.area,
                w.clientId,
                w.postId,
                w.name,
                w.url,
                w.kinds.stream().map(FeedKind::valueOf).toList(),
                w.state,
                w.pausedBecause,
                w.pausedAt,
                w.formerUntil,
                w.createdAt,
                w.version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/webhooks/" + id;
    }
}
