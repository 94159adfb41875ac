package org.gridmediation.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One occasion of mediation, as the mediator recorded it (人民调解法 art. 27). */
@Entity
@Table(name = "dispute_session")
class Session extends OfDispute {
    int number;

    @Enumerated(EnumType.STRING)
    SessionKind kind;

    Instant heldAt;
    String place;
    boolean open;
    String record;

    @JdbcTypeCode(SqlTypes.JSON)
    List<NewSession.Statement> statements;

    @JdbcTypeCode(SqlTypes.JSON)
    List<NewSession.Participant> participants;

    UUID mediatorId;
    Instant at;
    UUID byPost;
}
