package org.gridmediation.transfer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Status;
import org.gridmediation.http.Versioned;

@Schema(name = "Transfer", description = "A dispute handed to another organization, and what became of it.")
public record TransferDetail(
        UUID id,
        UUID disputeId,

        @Schema(description = "Absent when nobody had taken it on: it came from its grid or community.")
        UUID senderId,

        AreaCode senderArea,
        UUID receiverId,
        AreaCode receiverArea,
        Direction direction,
        TransferReason reason,
        @Schema(maxLength = 2000) String note,
        Instant at,
        TransferAnswer answer,
        @Schema(maxLength = 1000) String answerReason,
        Instant answeredAt,

        @Schema(description = "Where the dispute stands now.")
        Status status,

        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    TransferDetail(Transfer t, Dispute d) {
        this(
                t.id,
                t.disputeId(),
                t.senderId,
                t.senderArea,
                t.receiverId,
                t.receiverArea,
                t.direction,
                t.reason,
                t.note,
                t.at,
                t.answer,
                t.answerReason,
                t.answeredAt,
                d.status,
                d.version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/disputes/" + disputeId;
    }
}
