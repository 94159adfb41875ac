package org.gridmediation.report;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.gridmediation.access.ScopedRecord;

/** A return as it looked when it was locked: no later program draws it again. */
@Entity
@Table(name = "report_file")
class LockedFile extends ScopedRecord {
    UUID reportId;
    int edition;

    @Enumerated(EnumType.STRING)
    ReturnFormat format;

    byte[] content;
    String digest;

    protected LockedFile() {}

    LockedFile(Report report, ReturnFormat format, byte[] content) {
        belongsTo(report.area);
        reportId = report.id;
        edition = report.edition;
        this.format = format;
        this.content = content;
        digest = ReturnFile.digest(content);
    }
}
