package org.gridmediation.resident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.gridmediation.access.ScopedRecord;
import org.gridmediation.access.Sex;
import org.gridmediation.http.Days;

/** A person who lives in a grid. Numbers are stored sealed, and found by their fingerprint only. */
@Entity
public class Resident extends ScopedRecord {
    @Column(insertable = false, updatable = false)
    String subdistrict;

    @Column(insertable = false, updatable = false)
    String community;

    public String name;

    @Enumerated(EnumType.STRING)
    public Sex sex;

    public LocalDate birthDate;

    @Enumerated(EnumType.STRING)
    DocumentType documentType;

    byte[] documentSealed;
    byte[] documentFingerprint;
    public String address;
    String household;
    boolean demo;
    Instant createdAt;

    @Version
    int version;

    /** Whether both are of one household, whose number is its grid's. */
    public boolean livesWith(Resident other) {
        return household != null
                && !household.isBlank()
                && household.equals(other.household)
                && area.equals(other.area);
    }

    /** Minors are marked: their matters need a guardian, and under 14 special protection (PIPL art. 31). */
    AgeGroup ageGroup() {
        var years = Period.between(birthDate, Days.today()).getYears();
        return years < 14 ? AgeGroup.UNDER_14 : years < 18 ? AgeGroup.MINOR : AgeGroup.ADULT;
    }
}
