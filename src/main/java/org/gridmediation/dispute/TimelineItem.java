package org.gridmediation.dispute;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;

/** One thing that happened to a dispute: when, by whom, in which post. */
public record TimelineItem(
        @Schema(minimum = "1", maximum = "100000") int number,
        TimelineStep step,

        @Schema(description = "The dispute's state after it.")
        Status status,

        Instant at,

        @Schema(description = "Of the registration: when the report came in, which may be later than it was made.")
        Instant receivedAt,

        @Schema(
                maxLength = 100,
                description = "The official who did it; of what an import brought, the account that imported it.")
        String by,

        Role role,
        AreaCode area,
        UUID postId,

        @Schema(
                description =
                        "The session, party, mediator, outcome, obligation, visit, attachment or other part that it is about.")
        UUID about) {

    TimelineItem(TimelineEntry e) {
        this(
                e.number,
                e.kind,
                e.status,
                e.at,
                e.receivedAt,
                e.byRole == Role.RESIDENT ? "居民" : e.byName,
                e.byRole,
                e.byArea,
                e.byPost,
                e.subjectId);
    }
}
