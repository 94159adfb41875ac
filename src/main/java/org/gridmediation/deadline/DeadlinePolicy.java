package org.gridmediation.deadline;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gridmediation.calendar.Term;
import org.gridmediation.calendar.Unit;
import org.gridmediation.dispute.Urgency;
import org.hibernate.annotations.UuidGenerator;

/** How long something may take, where, and from when on. Rows are only added; a clock keeps the term with which it was started. */
@Entity
class DeadlinePolicy extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Enumerated(EnumType.STRING)
    ClockKind kind;

    String district;

    @Enumerated(EnumType.STRING)
    Urgency urgency;

    @Enumerated(EnumType.STRING)
    PolicyForm form;

    int amount;

    @Enumerated(EnumType.STRING)
    Unit unit;

    boolean endsOnWorkday;
    /** On which days of the term its holder is reminded. */
    List<Integer> reminders = List.of();

    LocalDate validFrom;
    LocalDate validUntil;
    Instant recordedAt;
    String byName;

    Term term() {
        return new Term(amount, unit, endsOnWorkday);
    }

    /** One rule begins on a day. */
    boolean replaces(DeadlinePolicy other) {
        return kind == other.kind
                && Objects.equals(district, other.district)
                && urgency == other.urgency
                && form == other.form
                && validFrom.equals(other.validFrom);
    }

    boolean isFor(ClockKind kind, String district, Urgency urgency, PolicyForm form, LocalDate day) {
        return this.kind == kind
                && (this.district == null || this.district.equals(district))
                && (this.urgency == null || this.urgency == urgency)
                && (this.form == null || this.form == form)
                && !validFrom.isAfter(day)
                && (validUntil == null || !validUntil.isBefore(day));
    }

    /** The matter's own nature says more than where it is: an urgent matter stays urgent in a district with terms of its own. */
    int rank() {
        return (urgency == null ? 0 : 4) + (form == null ? 0 : 2) + (district == null ? 0 : 1);
    }
}
