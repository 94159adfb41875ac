package org.gridmediation.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Role;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A decision to let a mediator with ties to a party mediate. */
@Entity
@Table(name = "dispute_conflict")
public class Conflict extends DisputePart {
    public UUID mediatorId;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Tie> ties;

    public String reason;
    boolean partiesInformed;
    public Instant at;
    public String byName;

    @Enumerated(EnumType.STRING)
    public Role byRole;

    UUID byPost;
}
