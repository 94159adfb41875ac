package org.gridmediation.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReturnVisit")
public record ReturnVisitDetail(
        UUID id,
        Instant visitedAt,
        VisitMethod method,
        boolean performed,
        @Schema(minimum = "1", maximum = "5") int satisfaction,
        @Schema(maxLength = 2000) String note,

        @Schema(maxItems = 50, description = "Their numbers.")
        List<Integer> parties,

        @Schema(maxLength = 2000) String danger,
        boolean escalates,
        @Schema(maxLength = 2000) String measures,
        LocalDate nextVisitOn,
        Instant at,
        @Schema(maxLength = 100) String by) {

    ReturnVisitDetail(ReturnVisit v) {
        this(
                v.id,
                v.visitedAt,
                v.method,
                v.performed,
                v.satisfaction,
                v.note,
                v.visited,
                v.danger,
                v.escalates,
                v.measures,
                v.nextVisitOn,
                v.at,
                v.byName);
    }
}
