package org.gridmediation.organization;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Faults;
import org.hibernate.annotations.UuidGenerator;

/** A body that acts in an area. Committees have no hierarchy among them (广东省实施办法 art. 8). */
@Entity
public class Organization extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    public AreaCode area;

    @Enumerated(EnumType.STRING)
    public OrganizationKind kind;

    @Enumerated(EnumType.STRING)
    CommitteeKind committeeKind;

    public String name;
    String creditCode;
    /** What its case numbers carry, e.g. 荔彩虹街人调字. */
    public String caseWord;

    String phone;
    String address;
    LocalDate establishedOn;
    LocalDate endedOn;
    boolean demo;

    @Version
    int version;

    public boolean isCommittee() {
        return kind == OrganizationKind.MEDIATION_COMMITTEE;
    }

    public boolean worksOn(LocalDate day) {
        return endedOn == null || !day.isAfter(endedOn);
    }

    public void describe(NewOrganization form) {
        var committee = form.kind() == OrganizationKind.MEDIATION_COMMITTEE;
        var faults = new Faults();
        faults.addIf(committee != (form.committeeKind() != null), "/committeeKind", "COMMITTEE_FIELDS");
        faults.addIf(committee != (form.caseWord() != null), "/caseWord", "COMMITTEE_FIELDS");
        faults.addIf(
                form.establishedOn() != null
                        && form.endedOn() != null
                        && form.endedOn().isBefore(form.establishedOn()),
                "/endedOn",
                "BEFORE_ITS_START");
        faults.raise();
        kind = form.kind();
        committeeKind = form.committeeKind();
        name = form.name().strip();
        creditCode = form.creditCode();
        caseWord = form.caseWord();
        phone = form.phone();
        address = form.address();
        establishedOn = form.establishedOn();
        endedOn = form.endedOn();
    }
}
