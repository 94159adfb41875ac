package org.gridmediation.party;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.DisputePart;

/** An attempt to reach a party: one that does not come was at least asked. */
@Entity
@Table(name = "dispute_contact")
public class Contact extends DisputePart {
    public UUID partyId;

    public Instant contactedAt;

    @Enumerated(EnumType.STRING)
    public Channel method;

    @Enumerated(EnumType.STRING)
    public ContactResult result;

    public String note;
    Instant at;
    UUID byPost;
}
