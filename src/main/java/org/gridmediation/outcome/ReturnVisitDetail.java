package org.gridmediation.outcome;

import java.time.Instant;
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
        Instant at,
        @Schema(maxLength = 100) String by) {

    ReturnVisitDetail(ReturnVisit v) {
        this(v.id, v.visitedAt, v.method, v.performed, v.satisfaction, v.note, v.at, v.byName);
    }
}
