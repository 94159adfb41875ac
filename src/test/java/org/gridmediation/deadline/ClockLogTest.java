package org.gridmediation.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.gridmediation.calendar.Holidays;
import org.gridmediation.calendar.Term;
import org.gridmediation.calendar.Unit;
import org.gridmediation.calendar.WorkCalendar;
import org.gridmediation.deadline.Move.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockLogTest {
    private static final WorkCalendar CALENDAR = Holidays.calendar();
    private static final Term MEDIATION = new Term(30, Unit.NATURAL_DAY, true);
    private static final Term ACCEPTANCE = new Term(3, Unit.WORKING_DAY, true);

    @ParameterizedTest
    @CsvSource({
        // Friday: Monday to Wednesday, until 24:00
        "2026-11-27T09:00, 3, WORKING_DAY, 2026-12-03T00:00",
        // ten to midnight is still Friday, ten past is Saturday: the same three days
        "2026-11-27T23:50, 3, WORKING_DAY, 2026-12-03T00:00",
        "2026-11-28T00:10, 3, WORKING_DAY, 2026-12-03T00:00",
        // over the year's end: 1 to 3 January 2026 are off, Sunday the 4th is worked 调休
        "2025-12-31T23:50, 1, WORKING_DAY, 2026-01-05T00:00",
        "2025-12-31T23:50, 3, WORKING_DAY, 2026-01-07T00:00",
        // 春节: Saturday 14 February 2026 is worked, 15 to 23 are off
        "2026-02-13T10:00, 1, WORKING_DAY, 2026-02-15T00:00",
        "2026-02-13T10:00, 2, WORKING_DAY, 2026-02-25T00:00",
        // a leap day counts
        "2024-02-28T08:00, 1, NATURAL_DAY, 2024-03-01T00:00",
        // 30 natural days from 2 September 2026 would end on 2 October; the first worked day after the holiday is the
        // 8th
        "2026-09-02T10:00, 30, NATURAL_DAY, 2026-10-09T00:00",
        // one that would end on Saturday 10 October 2026 ends there: it is worked 调休
        "2026-09-10T10:00, 30, NATURAL_DAY, 2026-10-11T00:00",
        "2026-11-25T23:50, 15, MINUTE, 2026-11-26T00:05",
        "2026-12-31T23:50, 4, HOUR, 2027-01-01T03:50",
        // 急事不过夜
        "2026-11-25T08:00, 4, SAME_DAY, 2026-11-26T00:00",
        "2026-11-25T19:59, 4, SAME_DAY, 2026-11-26T00:00",
        "2026-11-25T20:00, 4, SAME_DAY, 2026-11-26T00:00",
        "2026-11-25T20:01, 4, SAME_DAY, 2026-11-26T00:01",
        "2026-12-31T23:50, 4, SAME_DAY, 2027-01-01T03:50"
    })
    void isDue(String start, int amount, Unit unit, String due) {
        assertThat(ClockLog.started(new Term(amount, unit, true), at(start)).due(CALENDAR))
                .isEqualTo(at(due));
    }

    @Test
    void aPeriodMayEndOnAHolidayWhereThePolicySaysSo() {
        assertThat(ClockLog.started(new Term(30, Unit.NATURAL_DAY, false), at("2026-09-02T10:00"))
                        .due(CALENDAR))
                .isEqualTo(at("2026-10-03T00:00"));
    }

    @Test
    void aPauseOfTenDaysMovesTheMediationByTenDaysAndTheWeekendIsOfferedAgain() {
        var log = ClockLog.started(MEDIATION, at("2026-03-02T10:00"));
        assertThat(log.due(CALENDAR)).isEqualTo(at("2026-04-02T00:00"));
        var paused = log.with(new Move(Kind.PAUSE, at("2026-03-10T15:00"), 0));
        assertThat(paused.due(CALENDAR)).isNull();
        var resumed = paused.with(new Move(Kind.RESUME, at("2026-03-20T15:00"), 0));
        // 11 April 2026 is a Saturday
        assertThat(resumed.due(CALENDAR)).isEqualTo(at("2026-04-14T00:00"));
        assertThat(resumed.with(new Move(Kind.EXTEND, at("2026-03-21T10:00"), 3))
                        .due(CALENDAR))
                .isEqualTo(at("2026-04-15T00:00"));
    }

    @Test
    void aPauseOverHolidaysTakesNoWorkingDayAway() {
        var log = ClockLog.started(ACCEPTANCE, at("2026-09-30T10:00"));
        assertThat(log.due(CALENDAR)).isEqualTo(at("2026-10-11T00:00"));
        var paused = log.with(new Move(Kind.PAUSE, at("2026-10-01T08:00"), 0))
                .with(new Move(Kind.RESUME, at("2026-10-08T08:00"), 0));
        assertThat(paused.due(CALENDAR)).isEqualTo(log.due(CALENDAR));
    }

    @Test
    void whatWasGivenIsDueThenAndMovesWithPausesAndExtensions() {
        var log = ClockLog.until(at("2026-12-31T18:00"), at("2026-12-01T09:00"));
        assertThat(log.due(CALENDAR)).isEqualTo(at("2026-12-31T18:00"));
        assertThat(log.with(new Move(Kind.PAUSE, at("2026-12-02T09:00"), 0))
                        .with(new Move(Kind.RESUME, at("2026-12-02T10:30"), 0))
                        .with(new Move(Kind.EXTEND, at("2026-12-03T10:00"), 2))
                        .due(CALENDAR))
                .isEqualTo(at("2027-01-02T19:30"));
        // What is written down afterwards was due when it was due.
        assertThat(ClockLog.until(at("2026-01-01T00:00"), at("2026-12-01T09:00"))
                        .due(CALENDAR))
                .isEqualTo(at("2026-01-01T00:00"));
    }

    @Test
    void aPauseAfterTheDueTimeChangesNothing() {
        var log = ClockLog.started(ACCEPTANCE, at("2026-11-23T09:00"))
                .with(new Move(Kind.PAUSE, at("2026-11-27T00:00"), 0));
        assertThat(log.due(CALENDAR)).isEqualTo(at("2026-11-27T00:00"));
    }

    @Test
    void aLogTakesNoLineThatMakesNoSense() {
        var log = ClockLog.started(ACCEPTANCE, at("2026-11-23T09:00"));
        var stopped = log.with(new Move(Kind.STOP, at("2026-11-24T09:00"), 0));
        for (var kind : Kind.values())
            assertThatThrownBy(() -> stopped.with(new Move(kind, at("2026-11-25T09:00"), 1)))
                    .isInstanceOf(IllegalStateException.class);
        for (var nonsense : new Move[] {
            new Move(Kind.RESUME, at("2026-11-24T09:00"), 0),
            new Move(Kind.START, at("2026-11-24T09:00"), 0),
            new Move(Kind.EXTEND, at("2026-11-24T09:00"), 0),
            new Move(Kind.STOP, at("2026-11-22T09:00"), 0)
        }) assertThatThrownBy(() -> log.with(nonsense)).isInstanceOf(IllegalStateException.class);
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + ":00+08:00").toInstant();
    }
}
