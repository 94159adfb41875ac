package org.gridmediation.deadline;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** More time for the mediation, which every party agreed to. */
@Entity
@Table(name = "dispute_extension")
class Extension extends DisputePart {
    int number;
    int days;
    String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    List<NewExtension.ExtensionConsent> consents;

    Instant due;
    Instant at;
    String byName;
    UUID byPost;
}
