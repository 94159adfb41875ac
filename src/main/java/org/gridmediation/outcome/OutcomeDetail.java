package org.gridmediation.outcome;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Versioned;

@Schema(name = "Outcome")
public record OutcomeDetail(
        UUID id,
        UUID disputeId,
        AreaCode area,
        OutcomeKind kind,
        boolean onTheSpot,

        @Schema(description = "The tier at which it was resolved.")
        Tier level,

        AgreementForm form,
        @Schema(maxLength = 4000) String content,

        @Schema(minimum = "0", maximum = "1000000000000", description = "In fen.")
        Long amount,

        Instant agreedAt,

        @Schema(
                description =
                        "From when it binds (人民调解法 art. 29, 30); judicial confirmation may be asked for within 30 days.")
        Instant effectiveAt,

        LocalDate dueOn,
        @Schema(maxItems = 50) List<Mark> marks,
        Instant mediatorSignedAt,
        Instant sealedAt,
        EndReason reason,
        boolean toldOfOtherRoutes,
        @Schema(maxLength = 2000) String note,
        UUID committeeId,
        UUID mediatorId,
        Performance fulfilment,
        Instant fulfilmentAt,
        @Schema(maxLength = 2000) String fulfilmentNote,
        Instant at,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    OutcomeDetail(Outcome o) {
        this(
                o.id,
                o.disputeId,
                o.area,
                o.kind,
                o.onTheSpot,
                o.level,
                o.form,
                o.content,
                o.amount,
                o.agreedAt,
                o.effectiveAt,
                o.dueOn,
                o.marks,
                o.mediatorSignedAt,
                o.sealedAt,
                o.reason,
                o.toldOfOtherRoutes,
                o.note,
                o.committeeId,
                o.mediatorId,
                o.fulfilment,
                o.fulfilmentAt,
                o.fulfilmentNote,
                o.at,
                o.version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/outcomes/" + id;
    }
}
