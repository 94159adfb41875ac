package org.gridmediation.outcome;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.OfDispute;
import org.gridmediation.http.Problem;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How mediation ended, and how an agreement was kept. */
@Entity
public class Outcome extends OfDispute {

    @Column(insertable = false, updatable = false)
    String city;

    @Column(insertable = false, updatable = false)
    String subdistrict;

    @Column(insertable = false, updatable = false)
    String community;

    @Enumerated(EnumType.STRING)
    OutcomeKind kind;

    boolean onTheSpot;

    @Enumerated(EnumType.STRING)
    Tier level;

    @Enumerated(EnumType.STRING)
    AgreementForm form;

    String content;
    Long amount;
    Instant agreedAt;
    Instant effectiveAt;
    LocalDate dueOn;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Mark> marks = List.of();

    Instant mediatorSignedAt;
    Instant sealedAt;

    @Enumerated(EnumType.STRING)
    EndReason reason;

    boolean toldOfOtherRoutes;
    String note;
    UUID committeeId;
    UUID mediatorId;

    @Enumerated(EnumType.STRING)
    Performance fulfilment;

    Instant fulfilmentAt;
    String fulfilmentNote;
    Instant at;
    UUID byPost;
    boolean demo;

    @Version
    int version;

    /** @param parties the ids of all parties to the dispute: each must have put its mark on a written agreement */
    void agree(NewOutcome.Agreement agreement, Set<UUID> parties) {
        form = agreement.form();
        content = agreement.content();
        amount = agreement.amount();
        agreedAt = agreement.agreedAt();
        dueOn = agreement.dueOn();
        fulfilment = Performance.PENDING;
        effectiveAt = agreedAt;
        if (form == AgreementForm.ORAL) return;
        marks = agreement.marks() == null ? List.of() : agreement.marks();
        if (!marks.stream().map(Mark::partyId).collect(Collectors.toSet()).equals(parties))
            throw Problem.RULE_BROKEN.at("/agreement/marks", "MARKS_OF_ALL_PARTIES");
        mediatorSignedAt = agreement.mediatorSignedAt();
        sealedAt = agreement.sealedAt();
        if (mediatorSignedAt == null)
            throw Problem.RULE_BROKEN.at("/agreement/mediatorSignedAt", "MEDIATOR_SIGNATURE_MISSING");
        if (sealedAt == null) throw Problem.RULE_BROKEN.at("/agreement/sealedAt", "SEAL_MISSING");
        effectiveAt = Stream.concat(marks.stream().map(Mark::at), Stream.of(mediatorSignedAt, sealedAt))
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
