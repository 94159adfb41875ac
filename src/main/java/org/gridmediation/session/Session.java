package org.gridmediation.session;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.http.Days;
import org.gridmediation.party.Attendance;
import org.gridmediation.party.Statement;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One occasion of mediation, as the mediator recorded it (人民调解法 art. 27). */
@Entity
@Table(name = "dispute_session")
public class Session extends DisputePart {
    public int number;

    @Enumerated(EnumType.STRING)
    public SessionKind kind;

    public Instant heldAt;
    public Instant endedAt;

    @Enumerated(EnumType.STRING)
    public PlaceKind placeKind;

    public String place;
    String link;
    boolean open;
    public String record;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Statement> statements;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<NewSession.Participant> participants;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Attendance> attendance;

    @Enumerated(EnumType.STRING)
    public SessionResult result;

    public String recorder;
    public UUID mediatorId;
    /** When it was written down. */
    Instant at;

    UUID byPost;

    /** Whether the parties met once more after they had agreed, and were not agreed. */
    public boolean refutes(Instant agreedAt) {
        return kind == SessionKind.MEDIATION && result == SessionResult.NOT_AGREED && !heldAt.isBefore(agreedAt);
    }

    void describe(NewSession form) {
        kind = form.kind();
        heldAt = form.heldAt();
        endedAt = Days.notBefore(heldAt, form.endedAt());
        placeKind = form.placeKind();
        place = form.place();
        link = form.link();
        open = Boolean.TRUE.equals(form.open());
        record = form.record();
        statements = form.statements() == null ? List.of() : form.statements();
        attendance = form.attendance() == null ? List.of() : form.attendance();
        result = form.result();
        recorder = form.recorder();
    }
}
