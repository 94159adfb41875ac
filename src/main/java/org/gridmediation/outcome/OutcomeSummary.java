package org.gridmediation.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;

public record OutcomeSummary(
        UUID id,
        UUID disputeId,
        AreaCode area,
        OutcomeKind kind,
        boolean onTheSpot,

        @Schema(description = "The tier at which it was resolved.")
        Tier level,

        AgreementForm form,
        Instant effectiveAt,
        LocalDate dueOn,
        EndReason reason,
        Performance fulfilment,
        UUID committeeId,
        UUID mediatorId,
        Instant at) {

    OutcomeSummary(Outcome o) {
        this(
                o.id,
                o.disputeId,
                o.area,
                o.kind,
                o.onTheSpot,
                o.level,
                o.form,
                o.effectiveAt,
                o.dueOn,
                o.reason,
                o.fulfilment,
                o.committeeId,
                o.mediatorId,
                o.at);
    }
}
