package org.gridmediation.dispute;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Session")
public record SessionDetail(
        UUID id,
        @Schema(minimum = "1", maximum = "100000") int number,
        SessionKind kind,
        Instant heldAt,
        @Schema(maxLength = 200) String place,
        boolean open,
        @Schema(maxLength = 4000) String record,
        @Schema(maxItems = 50) List<NewSession.Statement> statements,
        @Schema(maxItems = 50) List<NewSession.Participant> participants,
        UUID mediatorId) {

    SessionDetail(Session s) {
        this(s.id, s.number, s.kind, s.heldAt, s.place, s.open, s.record, s.statements, s.participants, s.mediatorId);
    }
}
