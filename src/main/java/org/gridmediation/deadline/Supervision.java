package org.gridmediation.deadline;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.DisputePart;

/** 督办: one who stands above urges, and whoever should have acted answers. */
@Entity
class Supervision extends DisputePart {
    int number;
    String demand;
    Instant at;
    String byName;
    AreaCode byArea;
    UUID byPost;
    String answer;
    Instant answeredAt;
    String answeredByName;
    AreaCode answeredByArea;
    UUID answeredByPost;

    void demandedBy(CallerPost post, Instant at) {
        this.at = at;
        byName = post.name();
        byArea = post.area();
        byPost = post.id();
    }

    void answeredBy(CallerPost post, Instant at) {
        answeredAt = at;
        answeredByName = post.name();
        answeredByArea = post.area();
        answeredByPost = post.id();
    }
}
