package org.gridmediation.correction;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;

/** One thing that happened to a correction: when, by whom, in which post. */
public record CorrectionTimelineItem(
        @Schema(minimum = "1", maximum = "1000") int number,
        CorrectionStep step,

        @Schema(description = "The correction's state after it.")
        CorrectionState state,

        Instant at,
        @Schema(maxLength = 100) String by,
        Role role,
        AreaCode area,
        UUID postId,

        @Schema(maxLength = 1000, description = "What was said with it.")
        String note) {

    CorrectionTimelineItem(CorrectionEvent e) {
        this(e.number, e.kind, e.state, e.at, e.byName, e.byRole, e.byArea, e.byPost, e.note);
    }
}
