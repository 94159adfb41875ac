package org.gridmediation.coordination;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.outcome.VisitMethod;

/** What a department is asked to do about a dispute: 网格吹哨、部门报到. */
@Entity
public class Coordination extends DisputePart {
    int number;
    public UUID leadId;
    List<UUID> joiningIds = List.of();
    String asked;

    @Enumerated(EnumType.STRING)
    CoordinationState state = CoordinationState.REQUESTED;

    Instant requestedAt;
    public Instant dueAt;
    Instant doneAt;
    Instant toldAt;

    @Enumerated(EnumType.STRING)
    VisitMethod toldBy;

    Boolean satisfied;
    String feedback;
    Instant at;
    String byName;
    UUID byPost;

    void done(Instant when) {
        state = CoordinationState.DONE;
        doneAt = when;
    }

    void told(NewFeedback form) {
        state = CoordinationState.TOLD;
        toldAt = form.toldAt();
        toldBy = form.method();
        satisfied = form.satisfied();
        feedback = form.note();
    }
}
