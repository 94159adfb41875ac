package org.gridmediation.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;

/** A fact that nobody disputes, kept apart from the record: unlike concessions it may be used when mediation fails. */
@Entity
@Table(name = "dispute_fact")
public class Fact extends DisputePart {
    UUID sessionId;
    public int number;
    public String text;
    Instant at;
    UUID byPost;
}
