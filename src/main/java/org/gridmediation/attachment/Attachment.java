package org.gridmediation.attachment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.CallerPost;
import org.gridmediation.content.Format;
import org.gridmediation.content.Upload;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputePart;

/** A file that belongs to a dispute: what it is, and where its content lies. */
@Entity
class Attachment extends DisputePart {
    @Enumerated(EnumType.STRING)
    AttachmentKind kind;

    @Enumerated(EnumType.STRING)
    Format format;

    long size;
    String digest;
    long sentSize;
    String sentDigest;
    String content;
    String description;
    UUID about;
    Instant at;
    String byName;
    UUID byPost;
    Instant withdrawnAt;
    String withdrawnByName;
    UUID withdrawnByPost;

    @Enumerated(EnumType.STRING)
    AttachmentWithdrawalReason withdrawalReason;

    protected Attachment() {}

    Attachment(Dispute dispute, Upload upload, CallerPost by, Instant at) {
        belongsTo(dispute);
        format = upload.format();
        size = upload.size();
        digest = upload.digest();
        sentSize = upload.sentSize();
        sentDigest = upload.sentDigest();
        content = upload.key();
        this.at = at;
        byName = by.name();
        byPost = by.id();
    }

    boolean isIdentity() {
        return kind == AttachmentKind.IDENTITY_COPY;
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    void withdraw(AttachmentWithdrawalReason reason, CallerPost by, Instant at) {
        withdrawnAt = at;
        withdrawnByName = by.name();
        withdrawnByPost = by.id();
        withdrawalReason = reason;
        description = null;
    }

    String fileName() {
        return id + "." + format.extension;
    }
}
