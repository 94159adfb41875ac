package org.gridmediation.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.area.AreaCode;
import org.hibernate.annotations.SQLRestriction;

/** A role over an area from one time to another, held by a staff member or a client. All rights come from it. */
@Entity
@SQLRestriction(Wall.INSIDE)
public class Post extends PanacheEntityBase {
    @Id
    @TimeOrderedId
    public UUID id;

    public UUID staffId;
    public UUID clientId;
    /** The token's subject, once the account exists. */
    public String subject;

    @Enumerated(EnumType.STRING)
    public Role role;

    public AreaCode area;
    public UUID organizationId;
    public boolean main;
    public Instant validFrom;
    public Instant validUntil;

    @Version
    public int version;

    public boolean validAt(Instant time) {
        return !time.isBefore(validFrom) && (validUntil == null || time.isBefore(validUntil));
    }

    /** @return false when it is over by then already */
    public boolean end(Instant at) {
        var over = at.isBefore(validFrom) ? validFrom : at;
        if (validUntil != null && !validUntil.isAfter(over)) return false;
        validUntil = over;
        return true;
    }

    public UUID holder() {
        return staffId == null ? clientId : staffId;
    }

    /** The same role over the same area for the same organization, at the same time. */
    public boolean repeats(Post other) {
        return role == other.role
                && area.equals(other.area)
                && Objects.equals(organizationId, other.organizationId)
                && overlaps(other);
    }

    /** It takes the place of another that is the same, for as long as either lasts. */
    public void alsoFor(Post other) {
        if (other.validFrom.isBefore(validFrom)) validFrom = other.validFrom;
        if (validUntil != null && (other.validUntil == null || other.validUntil.isAfter(validUntil)))
            validUntil = other.validUntil;
        main |= other.main;
    }

    /** Of one that was ended before it began there is no time. */
    private boolean overlaps(Post other) {
        var begin = validFrom.isAfter(other.validFrom) ? validFrom : other.validFrom;
        return Stream.of(this, other).allMatch(p -> p.validUntil == null || begin.isBefore(p.validUntil));
    }
}
