package org.gridmediation.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.gridmediation.access.AreaRecord;
import org.gridmediation.access.Wall;
import org.hibernate.annotations.SQLRestriction;

/** A part of a dispute: it lies where the dispute lies and is seen by whoever sees the dispute. */
@MappedSuperclass
@SQLRestriction(Wall.PART)
public abstract class DisputePart extends AreaRecord {
    public DisputeKey dispute;

    /** Changed for all parts at once only (Disputes.open): a part that is loaded may be behind. */
    @Column(updatable = false)
    String sharedWith = "";

    public void belongsTo(Dispute dispute) {
        belongsTo(dispute.area);
        this.dispute = dispute.key();
        sharedWith = dispute.sharedWith;
    }

    /** Lies beside another part. */
    protected void belongsTo(DisputePart other) {
        belongsTo(other.area);
        dispute = other.dispute;
        sharedWith = other.sharedWith;
    }

    /** Null where it is about something else. */
    public UUID disputeId() {
        return dispute == null ? null : dispute.id();
    }
}
