package org.gridmediation.supplement;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;

/** What is added to a closed file; the file itself stays as it is. */
@Entity
class Supplement extends DisputePart {
    int number;
    String content;
    List<UUID> attachments;
    Instant at;
    String byName;
    UUID byPost;
}
