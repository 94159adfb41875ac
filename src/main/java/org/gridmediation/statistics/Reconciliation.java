package org.gridmediation.statistics;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;

@Schema(description = "Whether what was counted as things happened is what a recount of the records gives.")
public record Reconciliation(
        AreaCode area,
        Instant asOf,
        @Schema(description = "How many were recounted.") long disputes,
        boolean agrees,

        @Schema(
                maxItems = 100,
                description = "Disputes that were counted otherwise than their records say; the first 100.")
        List<UUID> differingDisputes,

        @Schema(
                maxItems = 100,
                description = "Areas whose sums are not those of what was counted in them; the first 100.")
        List<AreaCode> differingAreas) {

    @Schema(name = "NewReconciliation")
    public record Request(
            @NotNull @Schema(examples = "440103009", description = "A district or smaller.")
            AreaCode area) {}
}
