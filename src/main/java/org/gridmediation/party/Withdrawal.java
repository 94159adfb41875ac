package org.gridmediation.party;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.Role;
import org.gridmediation.dispute.DisputePart;

/** An applicant took the application back, which ends mediation without an outcome. */
@Entity
@Table(name = "dispute_withdrawal")
public class Withdrawal extends DisputePart {
    public UUID partyId;

    @Enumerated(EnumType.STRING)
    public WithdrawalReason reason;

    public String explanation;
    public boolean toldOfOtherRoutes;
    public Instant at;

    @Enumerated(EnumType.STRING)
    Role byRole;

    UUID byPost;
}
