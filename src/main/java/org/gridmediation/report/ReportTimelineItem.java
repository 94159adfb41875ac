package org.gridmediation.report;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;

/** One thing that happened to a report: when, by whom, in which post. */
public record ReportTimelineItem(
        @Schema(minimum = "1", maximum = "100000") int number,
        ReportStep step,

        @Schema(description = "The report's state after it.")
        ReportState state,

        @Schema(minimum = "1", maximum = "1000") int edition,
        Instant at,
        @Schema(maxLength = 100) String by,
        Role role,
        AreaCode area,
        UUID postId,

        @Schema(maxLength = 1000, description = "Why it was returned or corrected.")
        String note) {

    ReportTimelineItem(ReportEvent e) {
        this(e.number, e.kind, e.state, e.edition, e.at, e.byName, e.byRole, e.byArea, e.byPost, e.note);
    }
}
