package org.gridmediation.document;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;

/** Why a mandatory document was missing when the file was archived; never changed. */
@Entity
@Table(name = "missing_document")
class MissingDocument extends DisputePart {
    @Enumerated(EnumType.STRING)
    DocumentKind kind;

    String reason;
    Instant at;
    String byName;
    UUID byPost;
}
