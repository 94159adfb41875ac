package org.gridmediation.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.hibernate.annotations.Filter;

@Entity
@Table(name = "dispute_event")
@Filter(name = Dispute.OWN_ONLY)
public class TimelineEntry extends OfDispute {
    String applicant;
    int number;

    @Enumerated(EnumType.STRING)
    Step kind;

    @Enumerated(EnumType.STRING)
    Status status;

    Instant at;
    String byName;

    @Enumerated(EnumType.STRING)
    Role byRole;

    AreaCode byArea;
    UUID byPost;
    UUID subjectId;

    protected TimelineEntry() {}

    TimelineEntry(Dispute dispute, Step kind, CallerPost by, UUID about, Instant at) {
        belongsTo(dispute);
        applicant = dispute.applicant;
        number = dispute.steps;
        this.kind = kind;
        status = dispute.status;
        this.at = at;
        byName = by.name();
        byRole = by.role();
        byArea = by.area();
        byPost = by.id();
        subjectId = about;
    }
}
