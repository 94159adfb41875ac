package org.gridmediation.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.NewObligation;

@Schema(name = "Obligation")
public record ObligationDetail(
        UUID id,
        @Schema(minimum = "1", maximum = "50") int number,
        NewObligation.Kind kind,
        UUID debtorId,

        @Schema(description = "Absent when it is owed to every other party.")
        UUID creditorId,

        @Schema(maxLength = 2000) String content,

        @Schema(minimum = "0", maximum = "1000000000000", description = "In fen.")
        Long amount,

        LocalDate dueOn,
        LocalDate lastsUntil,
        @Schema(maxItems = 20) List<NewObligation.Window> windows,
        Obligation.State state,

        @Schema(minimum = "0", maximum = "1000000000000", description = "Paid so far, in fen.")
        Long paid,

        @Schema(minimum = "0", maximum = "1000000000000", description = "Still owed, in fen.")
        Long open,

        @Schema(maxItems = 1000) List<Fulfilment> fulfilments) {

    ObligationDetail(Obligation o, List<ObligationFulfilment> fulfilments) {
        this(
                o.id,
                o.number,
                o.kind,
                o.debtorId,
                o.creditorId,
                o.content,
                o.amount,
                o.dueOn,
                o.lastsUntil,
                o.windows.isEmpty() ? null : o.windows,
                o.state,
                o.isOfMoney() ? o.paid : null,
                o.isOfMoney() ? o.open() : null,
                fulfilments.stream().map(Fulfilment::new).toList());
    }

    @Schema(name = "ObligationFulfilment")
    public record Fulfilment(
            UUID id,
            Obligation.State result,

            @Schema(minimum = "1", maximum = "1000000000000", description = "In fen.")
            Long amount,

            Instant at,
            @Schema(maxLength = 2000) String note,
            @Schema(maxItems = 20) List<UUID> proof,
            Instant recordedAt,
            @Schema(maxLength = 100) String by) {

        Fulfilment(ObligationFulfilment f) {
            this(f.id, f.result, f.amount, f.at, f.note, f.proof, f.recordedAt, f.byName);
        }
    }
}
