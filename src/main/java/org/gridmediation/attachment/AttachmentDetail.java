package org.gridmediation.attachment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.http.Versioned;

@Schema(name = "Attachment", description = "A file of a dispute, without its content. The ETag is the dispute's.")
public record AttachmentDetail(
        UUID id,
        UUID disputeId,
        AttachmentKind kind,

        @Schema(maxLength = 40, description = "As the file's bytes tell it.", examples = "image/jpeg")
        String mediaType,

        @Schema(description = "Bytes that are kept.") long size,

        @Schema(
                maxLength = 64,
                pattern = "^[0-9a-f]{64}$",
                description = "SHA-256 of what is kept and given out; for integrity.")
        String digest,

        @Schema(description = "Bytes that were sent.") long sentSize,

        @Schema(
                maxLength = 64,
                pattern = "^[0-9a-f]{64}$",
                description =
                        "SHA-256 of what was sent; for whoever still has the original. It differs where something was left out.")
        String sentDigest,

        @Schema(maxLength = 500) String description,

        @Schema(description = "The party, session, outcome or visit that it belongs to.")
        UUID about,

        Instant at,
        @Schema(maxLength = 100) String by,
        UUID byPost,

        @Schema(description = "Since then there is no content any more.")
        Instant withdrawnAt,

        @Schema(maxLength = 100) String withdrawnBy,
        AttachmentWithdrawalReason withdrawalReason,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    AttachmentDetail(Attachment a, Dispute dispute) {
        this(
                a.id,
                a.disputeId(),
                a.kind,
                a.format.mediaType,
                a.size,
                a.digest,
                a.sentSize,
                a.sentDigest,
                a.description,
                a.about,
                a.at,
                a.byName,
                a.byPost,
                a.withdrawnAt,
                a.withdrawnByName,
                a.withdrawalReason,
                dispute.version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/disputes/" + disputeId + "/attachments/" + id;
    }
}
