package org.gridmediation.outcome;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gridmediation.calendar.WorkCalendar;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.http.Days;

/** 司法确认: the parties' joint application that a court confirm their agreement, and what it decided. */
@Entity
class JudicialConfirmation extends DisputePart {
    /** 人民调解法 art. 33. The day of the effect is not counted, and a last day that is not worked is followed by the next that is (民法典 art. 201, 203). */
    private static final int DAYS = 30;

    UUID outcomeId;
    String court;
    List<Integer> applicants;
    LocalDate filedOn;

    @Enumerated(EnumType.STRING)
    ConfirmationState state;

    LocalDate decidedOn;
    String rulingNumber;
    String note;
    Instant recordedAt;
    String byName;
    UUID byPost;

    static LocalDate lastDay(Outcome outcome, WorkCalendar calendar) {
        var last = Days.of(outcome.effectiveAt).plusDays(DAYS);
        return calendar.isWorkday(last) ? last : calendar.workdayAfter(last);
    }
}
