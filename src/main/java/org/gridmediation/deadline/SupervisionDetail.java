package org.gridmediation.deadline;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;

@Schema(
        name = "Supervision",
        description = "督办: a demand from above, and its answer. Its deadline is among the dispute's.")
public record SupervisionDetail(
        UUID id,
        @Schema(minimum = "1", maximum = "1000") int number,
        @Schema(maxLength = 1000) String demand,
        Instant at,
        @Schema(maxLength = 100) String by,
        AreaCode byArea,

        @Schema(maxLength = 2000, description = "Absent while nobody has answered.")
        String answer,

        Instant answeredAt,
        @Schema(maxLength = 100) String answeredBy,
        AreaCode answeredByArea) {

    SupervisionDetail(Supervision s) {
        this(
                s.id,
                s.number,
                s.demand,
                s.at,
                s.byName,
                s.byArea,
                s.answer,
                s.answeredAt,
                s.answeredByName,
                s.answeredByArea);
    }
}
