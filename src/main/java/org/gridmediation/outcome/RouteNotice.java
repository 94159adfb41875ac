package org.gridmediation.outcome;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;

/** That the parties were told of the other routes; never changed. */
@Entity
class RouteNotice extends DisputePart {
    UUID outcomeId;
    List<String> routes;
    List<Integer> told;
    Instant toldAt;
    Instant at;
    String byName;
    UUID byPost;
}
