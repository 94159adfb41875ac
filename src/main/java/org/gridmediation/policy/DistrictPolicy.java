package org.gridmediation.policy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.hibernate.annotations.UuidGenerator;

/** What a district has set for itself, from one day to another. Rows are only added. */
@Entity
class DistrictPolicy extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Enumerated(EnumType.STRING)
    PolicyKey key;

    AreaCode district;
    String value;
    LocalDate validFrom;
    LocalDate validUntil;
    Instant recordedAt;
    String byName;

    boolean isFor(PolicyKey key, String district, LocalDate day) {
        return this.key == key
                && this.district.value().equals(district)
                && !validFrom.isAfter(day)
                && (validUntil == null || !validUntil.isBefore(day));
    }
}
