package org.gridmediation.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.Wall;
import org.gridmediation.dispute.DisputePart;
import org.hibernate.annotations.SQLRestriction;

/**
 * What a mediator was told in confidence (人民调解法 art. 15). Seen by whoever mediates the dispute now, or did to its end, and by nobody else:
 * the restriction says so, and the table's policy again.
 */
@Entity
@Table(name = "dispute_note")
@SQLRestriction(Wall.MEDIATORS)
class Note extends DisputePart {
    String mediators;
    UUID staffId;
    byte[] sealed;
    Instant at;
}
