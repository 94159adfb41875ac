package org.gridmediation.session;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;

/** A party's mark under an undisputed fact. */
@Entity
@Table(name = "dispute_fact_mark")
public class FactMark extends DisputePart {
    UUID factId;
    UUID partyId;
    UUID representativeId;

    @Enumerated(EnumType.STRING)
    MarkKind kind;

    Instant markedAt;
    Instant at;
    UUID byPost;
}
