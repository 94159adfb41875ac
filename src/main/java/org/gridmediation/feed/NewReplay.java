package org.gridmediation.feed;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewReplay(
        @Size(max = FeedCursor.LONGEST)
        @Schema(
                description =
                        "A cursor of the feed: what came after it is delivered, again or for the first time. From the first change that is kept when absent.")
        String after) {}
