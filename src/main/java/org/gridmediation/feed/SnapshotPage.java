package org.gridmediation.feed;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Snapshot", description = "Records as they are, kind by kind.")
public record SnapshotPage(
        @Schema(maxItems = 200, required = true) List<CloudEvent> items,

        @Schema(maxLength = SnapshotPage.LONGEST, description = "Cursor of the next page; absent on the last one.")
        String next,

        @Schema(
                maxLength = FeedCursor.LONGEST,
                required = true,
                description =
                        "The same on each page: where the feed stood before the first one. Send it as `after` once all pages are read.")
        String changes) {
    /** It holds a cursor of the feed, written once more as text. */
    static final int LONGEST = 5000;
}
