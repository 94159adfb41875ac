package org.gridmediation.outcome;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RouteNotice", description = "Who was told of which other routes, when and by whom (人民调解法 art. 26).")
public record RouteNoticeDetail(
        UUID id,

        @Schema(description = "Absent when a refusal ended the mediation before there was an outcome.")
        UUID outcomeId,

        @Schema(maxItems = 3) List<Route> routes,

        @Schema(maxItems = 50, description = "Their numbers.")
        List<Integer> parties,

        Instant at,
        Instant recordedAt,
        @Schema(maxLength = 100) String by) {

    RouteNoticeDetail(RouteNotice n) {
        this(n.id, n.outcomeId, Route.of(n.routes), n.told, n.toldAt, n.at, n.byName);
    }
}
