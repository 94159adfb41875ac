package org.gridmediation.succession;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gridmediation.access.CallerPost;
import org.gridmediation.http.Days;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

/** Grids that ended at once, and what followed them. Territory is public: no scope lies on it. */
@Entity
class Succession extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    Instant at;
    /** The successors' first. */
    LocalDate day;

    String reason;
    String byName;
    UUID byPost;

    @JdbcTypeCode(SqlTypes.JSON)
    SuccessionPlan plan;

    protected Succession() {}

    Succession(SuccessionPlan plan, String reason, CallerPost by) {
        at = Days.now();
        day = plan.from();
        this.reason = reason.strip();
        byName = by.name();
        byPost = by.id();
        this.plan = plan;
    }
}
