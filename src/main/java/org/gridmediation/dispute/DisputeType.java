package org.gridmediation.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
class DisputeType {
    @Id
    String code;

    String line;
    String parent;
    String nameZh;
    String nameEn;
    LocalDate validFrom;
    LocalDate validUntil;

    boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }
}
