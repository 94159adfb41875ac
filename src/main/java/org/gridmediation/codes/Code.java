package org.gridmediation.codes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Faults;
import org.hibernate.annotations.UuidGenerator;

/** A value of a code table: everywhere, or as one district has it. */
@Entity
public class Code extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String codeTable;
    public String code;
    AreaCode district;
    int position;
    public String nameZh;
    public String nameEn;
    public String parent;
    String standardCode;
    public String returnColumn;
    String type;
    String publicOrderType;
    public Integer peopleFrom;
    public Long amountFrom;
    public Integer sessionsFrom;
    LocalDate validFrom;
    LocalDate validUntil;

    @Version
    int version;

    boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }

    /** Only a tag rolls up to official types, and only a grade of difficulty has thresholds. */
    void describe(CodeChange form) {
        var tag = codeTable.equals(CodeTable.TAGS);
        var grade = codeTable.equals(CodeTable.DIFFICULTIES);
        var faults = new Faults();
        faults.addIf(tag != (form.type() != null), "/type", "ROLLS_UP_TAGS_ONLY");
        faults.addIf(tag != (form.publicOrderType() != null), "/publicOrderType", "ROLLS_UP_TAGS_ONLY");
        faults.addIf(!grade && form.peopleFrom() != null, "/peopleFrom", "THRESHOLDS_OF_GRADES_ONLY");
        faults.addIf(!grade && form.amountFrom() != null, "/amountFrom", "THRESHOLDS_OF_GRADES_ONLY");
        faults.addIf(!grade && form.sessionsFrom() != null, "/sessionsFrom", "THRESHOLDS_OF_GRADES_ONLY");
        faults.addIf(
                form.validUntil() != null && form.validUntil().isBefore(validFrom), "/validUntil", "BEFORE_ITS_START");
        faults.raise();
        nameZh = form.nameZh().strip();
        nameEn = form.nameEn().strip();
        type = form.type();
        publicOrderType = form.publicOrderType();
        peopleFrom = form.peopleFrom();
        amountFrom = form.amountFrom();
        sessionsFrom = form.sessionsFrom();
        validUntil = form.validUntil();
    }
}
