package org.gridmediation.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.party.Attendance;
import org.gridmediation.party.Statement;
import org.gridmediation.privacy.MaskedName;

@Schema(name = "Session")
public record SessionDetail(
        UUID id,
        @Schema(minimum = "1", maximum = "100000") int number,
        SessionKind kind,
        Instant heldAt,
        Instant endedAt,
        PlaceKind placeKind,
        @Schema(maxLength = 200) String place,
        @Schema(maxLength = 300) String link,
        boolean open,
        @Schema(maxLength = 4000) String record,
        @Schema(maxItems = 50) List<Statement> statements,
        @Schema(maxItems = 50) List<ParticipantDetail> participants,
        @Schema(maxItems = 50) List<Attendance> attendance,
        SessionResult result,
        @Schema(maxLength = 100) String recorder,
        UUID mediatorId) {

    @Schema(name = "SessionParticipant", description = "Names of whoever did not come by office are masked.")
    public record ParticipantDetail(NewSession.ParticipantKind kind, MaskedName name, UUID staffId) {
        ParticipantDetail(NewSession.Participant p) {
            this(p.kind(), p.kind().isPrivate() ? MaskedName.of(p.name()) : new MaskedName(p.name()), p.staffId());
        }
    }

    SessionDetail(Session s) {
        this(
                s.id,
                s.number,
                s.kind,
                s.heldAt,
                s.endedAt,
                s.placeKind,
                s.place,
                s.link,
                s.open,
                s.record,
                s.statements,
                s.participants.stream().map(ParticipantDetail::new).toList(),
                s.attendance,
                s.result,
                s.recorder,
                s.mediatorId);
    }
}
