package org.gridmediation.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.UuidGenerator;

/** One person with at most one account and any number of posts. */
@Entity
@SQLRestriction(Wall.INSIDE)
public class Staff extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    /** Where the person belongs; posts say where they act. */
    public AreaCode area;

    public String name;

    @Enumerated(EnumType.STRING)
    public Sex sex;

    public LocalDate birthDate;
    /** Their own record as a resident: who mediates must not be a party, nor close to one. */
    public UUID residentId;

    public String username;
    public String subject;

    @Enumerated(EnumType.STRING)
    public AccountState accountState;

    public boolean demo;

    @Version
    public int version;
}
