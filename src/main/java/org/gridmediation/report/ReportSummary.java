package org.gridmediation.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;

/** A row of a list. */
public record ReportSummary(
        UUID id,
        AreaCode area,
        Tier tier,
        @Schema(maxLength = 7, examples = "2026-03") String period,
        ReportState state,
        @Schema(minimum = "1", maximum = "1000") int edition,
        @Schema(minimum = "1", maximum = "1000") Integer lockedEdition,
        Instant dueAt,
        Instant submittedAt,
        boolean late) {

    public ReportSummary(Report r) {
        this(
                r.id,
                r.area,
                r.tier,
                YearMonth.from(r.period).toString(),
                r.state,
                r.edition,
                r.lockedEdition,
                r.dueAt,
                r.submittedAt,
                r.isLate());
    }
}
