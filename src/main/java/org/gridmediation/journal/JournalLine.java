package org.gridmediation.journal;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.Role;
import org.gridmediation.access.Wall;
import org.gridmediation.area.AreaCode;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLRestriction;

@Entity
@Immutable
@Table(name = "journal")
@SQLRestriction(Wall.INSIDE)
class JournalLine extends PanacheEntityBase {
    @Id
    UUID id;

    AreaCode area;
    Instant at;
    String subject;
    String who;
    UUID postId;

    @Enumerated(EnumType.STRING)
    Role role;

    String operation;
    String objectId;
    String partId;
    String fields;
    String purpose;
    int status;
    String address;
    String requestId;
}
