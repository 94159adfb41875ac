package org.gridmediation.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.Role;

/** What a party answered when asked to agree to mediation; the party itself keeps the last answer only. */
@Entity
@Table(name = "dispute_answer")
public class Answer extends DisputePart {
    public UUID partyId;
    public boolean agrees;
    public Instant answeredAt;

    @Enumerated(EnumType.STRING)
    public Channel method;

    public String guardianName;
    public boolean toldOfOtherRoutes;
    public Instant at;

    @Enumerated(EnumType.STRING)
    public Role byRole;

    UUID byPost;
}
