package org.gridmediation.escalation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.Danger;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.http.Days;

/** A danger that the dispute becomes a matter of public order or a crime, and its report (人民调解法 art. 25). */
@Entity
public class Escalation extends DisputePart {
    int number;

    @Enumerated(EnumType.STRING)
    Risk risk;

    String description;
    Instant noticedAt;
    public Instant reportBy;
    String reportedTo;
    Instant reportedAt;
    String reportNumber;
    Instant resolvedAt;
    String resolution;
    Instant at;
    String byName;
    UUID byPost;

    Danger state() {
        if (resolvedAt != null) return Danger.RESOLVED;
        return reportedAt != null ? Danger.REPORTED : Danger.NOTICED;
    }

    boolean isLate(Instant now) {
        return (reportedAt == null ? now : reportedAt).isAfter(reportBy);
    }

    void report(EscalationReport report) {
        reportedTo = report.to();
        reportedAt = Days.notBefore(noticedAt, report.at());
        reportNumber = report.number();
    }
}
