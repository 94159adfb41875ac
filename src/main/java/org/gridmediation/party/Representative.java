package org.gridmediation.party;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.dispute.Party;
import org.gridmediation.http.Days;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Who speaks for a party. */
@Entity
@DynamicUpdate
@Table(name = "dispute_representative")
public class Representative extends DisputePart {
    public UUID partyId;

    @Enumerated(EnumType.STRING)
    public RepresentativeKind kind;

    public String name;
    public String relation;

    @Enumerated(EnumType.STRING)
    public Profession profession;

    public String licence;

    @JdbcTypeCode(SqlTypes.JSON)
    public Set<Power> powers;

    public byte[] phoneSealed;
    public LocalDate validFrom;
    public LocalDate validUntil;
    Instant at;
    UUID byPost;
    public Instant endedAt;

    /** @param party whom they speak for: nobody is the guardian of a child that has come of age */
    public boolean may(Power power, Party party, Instant at) {
        var day = Days.of(at);
        return (kind == RepresentativeKind.GUARDIAN
                        ? party.isMinorOn(day) || !party.isMinorOn(validFrom)
                        : powers.contains(power))
                && !day.isBefore(validFrom)
                && (validUntil == null || !day.isAfter(validUntil))
                && (endedAt == null || at.isBefore(endedAt));
    }
}
