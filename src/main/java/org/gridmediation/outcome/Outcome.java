package org.gridmediation.outcome;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.dispute.PreventedHarm;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How mediation ended, and how an agreement was kept. */
@Entity
public class Outcome extends DisputePart {

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
    public AgreementForm form;

    String content;
    Long amount;
    Instant agreedAt;
    public Instant effectiveAt;
    public LocalDate dueOn;
    /** The parties whose guardian was there, by their numbers; null when that is not recorded. */
    List<Integer> guardiansPresent;

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

    @Enumerated(EnumType.STRING)
    Track track;

    /** Of a dispute's outcomes one stands; the others are being signed, or are history. */
    boolean standing = true;

    /** Each variation is an edition of its own. */
    int edition = 1;

    UUID variesId;
    /** How many it has; without any it is performed as a whole. */
    int obligations;

    @Enumerated(EnumType.STRING)
    ConfirmationState confirmation;

    @JdbcTypeCode(SqlTypes.JSON)
    List<PreventedHarm> prevented = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    SettingAside setAside;

    Instant at;
    UUID byPost;
    boolean demo;

    @Version
    int version;

    /** What is agreed; from when it binds is another matter. */
    void says(NewOutcome.Agreement agreement) {
        form = agreement.form();
        content = agreement.content();
        amount = agreement.amount();
        agreedAt = agreement.agreedAt();
        dueOn = agreement.dueOn();
        fulfilment = Performance.PENDING;
    }

    void waitsForSignatures(boolean begun) {
        track = begun ? Track.SIGNING : Track.DRAFT;
        standing = false;
    }

    void binds(Instant from) {
        effectiveAt = from;
        track = Track.AGREED;
        standing = true;
    }

    EndReason reasonFor(boolean party) {
        return reason == null ? null : reason.shownTo(party);
    }

    /** An agreement that the parties are to keep. */
    boolean isInForce() {
        return standing && kind == OutcomeKind.AGREED && track != Track.SET_ASIDE;
    }

    void gives(Track end) {
        track = end;
        standing = false;
    }

    /** Performed as a whole, or obligation by obligation. */
    void isPerformed(Performance how, Instant at) {
        fulfilment = how;
        fulfilmentAt = at;
        follow();
    }

    void isConfirmed(ConfirmationState state) {
        confirmation = state;
        follow();
    }

    /** It can be enforced like a judgment (人民调解法 art. 33). */
    boolean isConfirmed() {
        return confirmation == ConfirmationState.CONFIRMED;
    }

    private void follow() {
        track = switch (fulfilment) {
            case BREACHED -> Track.BROKEN;
            case FULFILLED -> Track.PERFORMED;
            case PENDING, PARTLY_FULFILLED -> isConfirmed() ? Track.CONFIRMED : Track.AGREED;
        };
    }
}
