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

        @Schema(description = "Absent for a resident where it says what officials think of the parties.")
        EndReason reason,

        Performance fulfilment,

        @Schema(
                description =
                        "What became of an agreement: agreed, confirmed, performed, broken, set aside are told apart.")
        Track track,

        @Schema(description = "Whether it is the dispute's outcome; others are being signed, or are history.")
        boolean standing,

        @Schema(minimum = "1", maximum = "1000", description = "Each variation is an edition of its own.")
        int edition,

        @Schema(description = "Of the application for judicial confirmation, when there is one.")
        ConfirmationState confirmation,

        UUID committeeId,
        UUID mediatorId,
        Instant at) {

    public OutcomeSummary(Outcome o) {
        this(o, false);
    }

    OutcomeSummary(Outcome o, boolean forParty) {
        this(
                o.id,
                o.disputeId(),
                o.area,
                o.kind,
                o.onTheSpot,
                o.level,
                o.form,
                o.effectiveAt,
                o.dueOn,
                o.reasonFor(forParty),
                o.fulfilment,
                o.track,
                o.standing,
                o.edition,
                o.confirmation,
                o.committeeId,
                o.mediatorId,
                o.at);
    }
}
