package org.gridmediation.organization;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.gridmediation.access.RecordPart;

/** A seat on a committee (人民调解法 art. 8–9). */
@Entity
@Table(name = "committee_member")
@IdClass(Member.Key.class)
class Member extends PanacheEntityBase implements RecordPart {
    record Key(UUID organizationId, UUID staffId) {}

    @Id
    UUID organizationId;

    @Id
    UUID staffId;

    @Enumerated(EnumType.STRING)
    Position position;

    LocalDate termFrom;
    LocalDate termUntil;

    @Override
    public Class<?> wholeType() {
        return Organization.class;
    }

    @Override
    public Object wholeId() {
        return organizationId;
    }
}
