package org.gridmediation.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.ScopedRecord;

/** One version of a report: the return as it was counted, as the bytes that are given out. Locked, it changes no more. */
@Entity
@Table(name = "report_edition")
class Edition extends ScopedRecord {
    UUID reportId;
    int number;
    /** Why the one before is corrected. */
    String reason;

    Integer screenings;
    Integer disputesPrevented;
    String remark;
    Instant countedAt;
    /** What had been counted by then. */
    String asOf;

    boolean zero;
    int violations;
    /** How many right below had no accepted report. */
    int missing;

    String content;
    /** SHA-256 of the content, in hexadecimal. */
    String digest;

    Instant lockedAt;

    static Edition of(Report report, String reason) {
        var edition = new Edition();
        edition.belongsTo(report.area);
        edition.reportId = report.id;
        edition.number = report.edition;
        edition.reason = reason;
        return edition;
    }

    /** What nobody counts yet is stated by whoever reports. */
    void declare(ReportChange form) {
        screenings = form.screenings();
        disputesPrevented = form.disputesPrevented();
        remark = form.remark();
    }
}
