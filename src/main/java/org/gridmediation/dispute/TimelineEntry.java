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

@Entity
@Table(name = "dispute_event")
public class TimelineEntry extends DisputePart {
    int number;

    @Enumerated(EnumType.STRING)
    TimelineStep kind;

    @Enumerated(EnumType.STRING)
    Status status;

    Instant at;
    /** Of the registration: when the report came in. */
    Instant receivedAt;

    String byName;

    @Enumerated(EnumType.STRING)
    Role byRole;

    AreaCode byArea;
    UUID byPost;
    UUID subjectId;

    protected TimelineEntry() {}

    TimelineEntry(Dispute dispute, TimelineStep kind, CallerPost by, UUID about, Instant at) {
        belongsTo(dispute);
        number = dispute.steps;
        this.kind = kind;
        status = dispute.status;
        this.at = at;
        receivedAt = kind == TimelineStep.REGISTERED ? dispute.receivedAt : null;
        byName = by.name();
        byRole = by.role();
        byArea = by.area();
        byPost = by.id();
        subjectId = about;
    }
}
