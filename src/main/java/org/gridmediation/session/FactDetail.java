package org.gridmediation.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Versioned;

@Schema(name = "UndisputedFact")
public record FactDetail(
        UUID id,
        @Schema(minimum = "1", maximum = "100000") int number,
        UUID sessionId,
        @Schema(maxLength = 1000) String text,
        @Schema(maxItems = 50) List<Signature> marks,

        @Schema(description = "Every party of the session has put its mark under it.")
        boolean signedByAll,

        @JsonIgnore @Schema(hidden = true) UUID dispute,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    @Schema(name = "FactMark")
    public record Signature(UUID partyId, MarkKind kind, Instant at, UUID representativeId) {
        Signature(FactMark m) {
            this(m.partyId, m.kind, m.markedAt, m.representativeId);
        }
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/disputes/" + dispute + "/facts";
    }
}
