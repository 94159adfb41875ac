package org.gridmediation.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A dispute under one of its tags: the order of a list by tag. The tags themselves are the dispute's. */
@Entity
@Table(name = "dispute_tag")
class DisputeTag extends DisputePart {
    @Column(insertable = false, updatable = false)
    String city;

    @Column(insertable = false, updatable = false)
    String subdistrict;

    @Column(insertable = false, updatable = false)
    String community;

    String tag;
    Instant reportedAt;

    protected DisputeTag() {}

    DisputeTag(Dispute dispute, String tag) {
        belongsTo(dispute);
        this.tag = tag;
        reportedAt = dispute.reportedAt;
    }
}
