package org.gridmediation.report;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.access.ScopedRecord;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;

/** The numbered timeline of a report. */
@Entity
@Table(name = "report_event")
class ReportEvent extends ScopedRecord {
    UUID reportId;
    int number;

    @Enumerated(EnumType.STRING)
    ReportStep kind;

    @Enumerated(EnumType.STRING)
    ReportState state;

    int edition;
    Instant at;
    String byName;

    @Enumerated(EnumType.STRING)
    Role byRole;

    AreaCode byArea;
    UUID byPost;
    String note;

    protected ReportEvent() {}

    ReportEvent(Report report, ReportStep kind, CallerPost by, String note) {
        belongsTo(report.area);
        reportId = report.id;
        number = report.steps;
        this.kind = kind;
        state = report.state;
        edition = report.edition;
        at = Days.now();
        byName = by.name();
        byRole = by.role();
        byArea = by.area();
        byPost = by.id();
        this.note = note;
    }
}
