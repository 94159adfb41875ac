package org.gridmediation.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.UuidGenerator;

/** A machine account of a platform, a front end or a script. */
@Entity
@SQLRestriction(Wall.INSIDE)
class Client extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    AreaCode area;
    String name;
    String clientId;
    String subject;

    @Enumerated(EnumType.STRING)
    AccountState accountState;

    String contact;
    boolean secretShown;
    Instant endedAt;

    @Version
    int version;
}
