package org.gridmediation.correction;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;

/** A row of a list. */
public record CorrectionSummary(
        UUID id,
        AreaCode area,
        RecordKind kind,
        @Schema(maxLength = 36) String recordId,
        Origin origin,
        Flaw flaw,
        @Schema(maxLength = 246) String field,
        CorrectionState state,
        Instant at,
        Role byRole,
        AreaCode byArea,
        AreaCode waitsFor,
        Instant dueAt,
        boolean late) {

    CorrectionSummary(Correction c, Instant now) {
        this(
                c.id,
                c.area,
                c.kind,
                c.record(),
                c.origin,
                c.flaw,
                c.field,
                c.state,
                c.at,
                c.byRole,
                c.byArea,
                c.waiting(),
                c.dueAt,
                c.isLate(now));
    }
}
