package org.gridmediation.area;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A node of the tree, valid from one day to another; a retired one may name its successor. Territory is public: no scope lies on it. */
@Entity
public class Area extends PanacheEntityBase {
    @Id
    public AreaCode code;

    public String name;

    @Enumerated(EnumType.STRING)
    public Tier tier;

    public AreaCode parent;
    public LocalDate validFrom;
    public LocalDate validUntil;
    public AreaCode successor;

    @Enumerated(EnumType.STRING)
    GridKind gridKind;

    Integer households;

    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode boundary;

    boolean demo;

    @Version
    int version;

    void outline(Integer households, JsonNode boundary) {
        this.households = households;
        this.boundary = boundary == null || boundary.isNull() ? null : boundary;
    }

    /** The last day of validity is a day on which it is still valid. */
    public boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }
}
