package org.gridmediation.outcome;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.dispute.Moment;

/** One of the pieces of evidence with which a written agreement comes into force; never changed. */
@Entity
class AgreementMark extends DisputePart {
    enum Signer {
        PARTY,
        MEDIATOR,
        COMMITTEE
    }

    UUID outcomeId;

    @Enumerated(EnumType.STRING)
    Signer signer;

    UUID partyId;

    @Enumerated(EnumType.STRING)
    Mark.Kind kind;

    Instant at;
    String place;
    String device;
    String fileDigest;
    UUID attachmentId;
    Instant recordedAt;
    String byName;
    UUID byPost;

    Moment moment() {
        return switch (signer) {
            case PARTY -> Moment.PARTY_MARK;
            case MEDIATOR -> Moment.SIGNATURE;
            case COMMITTEE -> Moment.SEAL;
        };
    }

    static AgreementMark of(Mark mark) {
        return of(Signer.PARTY, mark.partyId(), mark.kind(), mark.evidence());
    }

    static AgreementMark of(Signer signer, Evidence evidence) {
        return of(signer, null, signer == Signer.COMMITTEE ? Mark.Kind.SEAL : Mark.Kind.SIGNATURE, evidence);
    }

    private static AgreementMark of(Signer signer, UUID party, Mark.Kind kind, Evidence evidence) {
        var mark = new AgreementMark();
        mark.signer = signer;
        mark.partyId = party;
        mark.kind = kind;
        mark.at = evidence.at();
        mark.place = evidence.place();
        mark.device = evidence.device();
        mark.fileDigest = evidence.fileDigest();
        mark.attachmentId = evidence.attachmentId();
        return mark;
    }
}
