package org.gridmediation.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Versioned;

@Schema(
        name = "Reconciliation",
        description =
                "A recount of an area, and once it is FINISHED, whether what was counted as things happened is what the recount of the records gives.")
record ReconciliationDetail(
        UUID id,
        AreaCode area,
        ReconciliationState state,
        Instant at,
        Instant asOf,
        Instant finishedAt,

        @Schema(description = "How many were recounted.") Long disputes,
        Boolean agrees,

        @Schema(
                maxItems = 100,
                description = "Disputes that were counted otherwise than their records say; the first 100.")
        List<UUID> differingDisputes,

        @Schema(
                maxItems = 100,
                description = "Areas whose sums are not those of what was counted in them; the first 100.")
        List<AreaCode> differingAreas,

        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    ReconciliationDetail(Reconciliation r) {
        this(
                r.id,
                r.area,
                r.state,
                r.at,
                r.asOf,
                r.finishedAt,
                r.disputes,
                r.state == ReconciliationState.FINISHED ? r.agrees() : null,
                r.differingDisputes,
                r.differingAreas == null
                        ? null
                        : r.differingAreas.stream().map(AreaCode::new).toList(),
                r.version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/statistics/reconciliations/" + id;
    }
}
