package org.gridmediation.outcome;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.NewObligation;
import org.gridmediation.http.Faults;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What one party owes another under an agreement, and how far it is done. */
@Entity
public class Obligation extends DisputePart {
    @Schema(name = "ObligationState")
    public enum State {
        OPEN,
        PARTLY,
        /** Conduct that still goes on was looked at, and was kept so far. */
        KEPT,
        FULFILLED,
        BROKEN
    }

    public UUID outcomeId;
    int number;

    @Enumerated(EnumType.STRING)
    NewObligation.Kind kind;

    UUID debtorId;
    UUID creditorId;
    String content;
    Long amount;
    public LocalDate dueOn;
    public LocalDate lastsUntil;

    @JdbcTypeCode(SqlTypes.JSON)
    List<NewObligation.Window> windows;

    @Enumerated(EnumType.STRING)
    public State state = State.OPEN;

    long paid;

    boolean isOfMoney() {
        return kind == NewObligation.Kind.MONEY;
    }

    /** By when it is done; conduct lasts until then. */
    LocalDate lastDay() {
        return dueOn == null ? lastsUntil : dueOn;
    }

    boolean isOfConduct() {
        return kind == NewObligation.Kind.CONDUCT;
    }

    /** Conduct without a last day is kept for good: it can be looked at, and is never over. */
    boolean isEndless() {
        return isOfConduct() && lastsUntil == null;
    }

    /** Conduct is fulfilled when its last day is over. */
    Moment moment(State result) {
        if (result == State.BROKEN) return Moment.BREACH;
        return isOfConduct() && result == State.FULFILLED ? Moment.CONDUCT_FULFILMENT : Moment.FULFILMENT;
    }

    Chronology dates(Outcome outcome) {
        return new Chronology()
                .with(Moment.AGREEMENT, outcome.agreedAt)
                .with(Moment.EFFECT, outcome.effectiveAt)
                .with(Moment.LAST_DAY, lastsUntil);
    }

    long open() {
        return isOfMoney() ? amount - paid : 0;
    }

    /** Money paid is never more than what is owed; what was broken can still be made good. */
    ObligationFulfilment isDone(NewObligationFulfilment form) {
        var done = new ObligationFulfilment();
        done.obligationId = id;
        done.result = form.result();
        done.amount = form.amount();
        if (done.amount == null && isOfMoney() && form.result() == State.FULFILLED) done.amount = open();
        check(form.result(), done.amount);
        done.at = form.at();
        done.note = form.note();
        state = form.result();
        if (done.amount != null) paid += done.amount;
        return done;
    }

    private void check(State result, Long paying) {
        var faults = new Faults();
        faults.addIf(result == State.OPEN, "/result", "RESULT_PENDING");
        faults.addIf(result == State.KEPT && !isOfConduct(), "/result", "KEPT_OF_CONDUCT");
        faults.addIf(result == State.PARTLY && isOfConduct(), "/result", "PARTLY_OF_CONDUCT");
        faults.addIf(result == State.FULFILLED && isEndless(), "/result", "CONDUCT_ENDLESS");
        var pays = isOfMoney() && (result == State.FULFILLED || result == State.PARTLY);
        faults.addIf(pays != (paying != null), "/amount", "AMOUNT_OF_PAYMENT");
        if (pays && paying != null) {
            faults.addIf(paying > open(), "/amount", "PAID_ABOVE_OWED");
            faults.addIf(result == State.PARTLY && paying == open(), "/result", "NOTHING_LEFT_OPEN");
            faults.addIf(result == State.FULFILLED && paying < open(), "/amount", "PAID_BELOW_OWED");
        }
        faults.raise();
    }
}
