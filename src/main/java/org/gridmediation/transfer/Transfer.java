package org.gridmediation.transfer;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.http.Problem;

/** A dispute on its way from who holds it to another organization. Committees have no hierarchy: this is an offer, never an order. */
@Entity
@Table(name = "dispute_transfer")
class Transfer extends DisputePart {
    UUID senderId;
    AreaCode senderArea;
    UUID receiverId;
    AreaCode receiverArea;

    @Enumerated(EnumType.STRING)
    Direction direction;

    @Enumerated(EnumType.STRING)
    TransferReason reason;

    String note;
    Instant at;
    UUID byPost;

    /** Whether the receiver reads the dispute for this transfer's sake only, and ceases to when it comes back. */
    boolean opened;

    @Enumerated(EnumType.STRING)
    TransferAnswer answer = TransferAnswer.PENDING;

    String answerReason;
    Instant answeredAt;
    UUID answeredByPost;

    void answer(TransferAnswer answer, String why, Instant at, UUID post) {
        if (this.answer != TransferAnswer.PENDING) throw Problem.WRONG_STATE.exception(this.answer);
        this.answer = answer;
        answerReason = why;
        answeredAt = at;
        answeredByPost = post;
    }
}
