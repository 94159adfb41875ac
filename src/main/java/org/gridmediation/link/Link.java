package org.gridmediation.link;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.dispute.Status;

/** One side of a link between two disputes; the other side has its own. */
@Entity
@Table(name = "dispute_link")
class Link extends DisputePart {
    UUID otherId;

    @Enumerated(EnumType.STRING)
    LinkKind kind;

    /** Where the dispute stood before it was counted with the other, so that it can go back there. */
    @Enumerated(EnumType.STRING)
    Status statusBefore;

    String reason;
    Instant at;
    UUID byPost;
    Instant endedAt;
}
