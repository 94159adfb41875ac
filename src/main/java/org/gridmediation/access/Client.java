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
public class Client extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    public AreaCode area;
    public String name;
    public String clientId;
    public String subject;

    @Enumerated(EnumType.STRING)
    public AccountState accountState;

    public String contact;
    public boolean secretShown;
    public Instant endedAt;

    @Version
    public int version;
}
