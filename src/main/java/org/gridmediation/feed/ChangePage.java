package org.gridmediation.feed;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Changes in the order in which they were committed, district by district.")
public record ChangePage(
        @Schema(maxItems = 1000, required = true) List<CloudEvent> items,

        @Schema(
                maxLength = FeedCursor.LONGEST,
                required = true,
                description =
                        "Send it as `after` next time. It is always there; keep it once all items are dealt with.")
        String next,

        @Schema(
                required = true,
                description =
                        "Whether there are more now; a page may have few items, or none, and yet not be the last.")
        boolean more) {}
