package org.gridmediation.correction;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.DisputePart;

/** The numbered timeline of a correction; only ever added to. */
@Entity
class CorrectionEvent extends DisputePart {
    UUID correctionId;
    private UUID recordId;
    int number;

    @Enumerated(EnumType.STRING)
    CorrectionStep kind;

    @Enumerated(EnumType.STRING)
    CorrectionState state;

    Instant at;
    String byName;

    @Enumerated(EnumType.STRING)
    Role byRole;

    AreaCode byArea;
    UUID byPost;
    String note;

    protected CorrectionEvent() {}

    CorrectionEvent(Correction correction, CorrectionStep kind, CallerPost by, String note, Instant at) {
        belongsTo(correction);
        correctionId = correction.id;
        recordId = correction.recordId;
        number = correction.steps;
        this.kind = kind;
        state = correction.state;
        this.at = at;
        byName = by.name();
        byRole = by.role();
        byArea = by.area();
        byPost = by.id();
        this.note = note;
    }
}
