package org.gridmediation.report;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Every number that is another one in two editions of a report.")
public record ReportDiff(
        @Schema(minimum = "1", maximum = "1000") int from,
        @Schema(minimum = "1", maximum = "1000") int to,

        @Schema(maxLength = 1000, description = "Why the later edition was made.")
        String reason,

        List<Difference> differences) {}
