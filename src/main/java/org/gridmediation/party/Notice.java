package org.gridmediation.party;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.DisputePart;

/** What a party was told before mediation, in which version of the text. */
@Entity
@Table(name = "dispute_notice")
public class Notice extends DisputePart {
    public UUID partyId;

    @Enumerated(EnumType.STRING)
    public NoticeKind kind;

    public String version;
    public Instant givenAt;

    @Enumerated(EnumType.STRING)
    public Channel method;

    public boolean acknowledged;
    Instant at;
    UUID byPost;
}
