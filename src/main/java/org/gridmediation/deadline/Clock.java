package org.gridmediation.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.calendar.Term;
import org.gridmediation.calendar.Unit;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.http.Days;
import org.gridmediation.organization.Organization;

/** A deadline of a dispute: its term as it was when it started, where its log has brought it, and whom it waits for. */
@Entity
class Clock extends DisputePart {
    /** A reminder comes when work begins. */
    private static final Duration MORNING = Duration.ofHours(9);

    @Enumerated(EnumType.STRING)
    ClockKind kind;

    UUID about;

    @Enumerated(EnumType.STRING)
    ClockState state;

    int moves;
    private int amount;

    @Enumerated(EnumType.STRING)
    private Unit unit;

    private boolean endsOnWorkday;
    Instant given;
    Instant startedAt;
    Instant due;
    /** The calendar's revision with which it was reckoned. */
    int calendar;

    private List<Integer> reminders = List.of();
    Instant remindAt;
    Instant missedAt;
    Instant stoppedAt;
    private boolean owned;
    UUID staffId;
    UUID organizationId;
    AreaCode dutyArea;

    @Column(insertable = false, updatable = false)
    String dutyDistrict;

    @Column(insertable = false, updatable = false)
    String dutySubdistrict;

    @Column(insertable = false, updatable = false)
    String dutyCommunity;

    Term term() {
        return new Term(amount, unit, endsOnWorkday);
    }

    void lasts(Term term, Instant given, List<Integer> reminders) {
        amount = term.amount();
        unit = term.unit();
        endsOnWorkday = term.endsOnWorkday();
        this.given = given;
        this.reminders = List.copyOf(reminders);
        remindAfter(startedAt);
    }

    /** The next reminder after this time. */
    void remindAfter(Instant time) {
        remindAt = reminders.stream()
                .map(day -> Days.start(Days.of(startedAt).plusDays(day)).plus(MORNING))
                .filter(at -> at.isAfter(time))
                .min(Instant::compareTo)
                .orElse(null);
    }

    boolean isLate(Instant at) {
        return due != null && missedAt == null && !at.isBefore(due);
    }

    /** Waits for this organization, whoever holds the dispute. */
    void waitsFor(Organization owner) {
        owned = true;
        organizationId = owner.id;
        dutyArea = owner.area;
    }

    /** Waits for whoever must act as the dispute stands now. */
    void waitsFor(Dispute dispute) {
        if (owned) return;
        if (kind.duty == Duty.RECEIVER && dispute.receiverArea != null) {
            organizationId = dispute.receiverId;
            dutyArea = dispute.receiverArea;
            return;
        }
        staffId = kind.duty == Duty.MEDIATOR && dispute.status.isOpen() ? dispute.mediatorStaffId : null;
        organizationId = dispute.holderId;
        if (dispute.holderArea != null) dutyArea = dispute.holderArea;
        else dutyArea = kind.duty == Duty.OFFICERS ? dispute.area : dispute.area.at(Tier.COMMUNITY);
    }
}
