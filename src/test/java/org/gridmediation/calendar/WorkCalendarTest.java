package org.gridmediation.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {
    private final WorkCalendar calendar = Holidays.calendar();

    @ParameterizedTest
    @CsvSource({
        "2023-01-28, true", // Saturday after 春节
        "2023-12-30, false",
        "2024-02-09, true", // 除夕 was no holiday in 2024
        "2024-02-18, true",
        "2025-01-28, false", // and was one in 2025
        "2025-10-08, false",
        "2026-01-01, false",
        "2026-01-04, true", // Sunday after 元旦
        "2026-02-14, true",
        "2026-02-23, false",
        "2026-09-20, true",
        "2026-10-08, true",
        "2026-10-10, true",
        "2026-11-28, false",
        "2026-11-30, true"
    })
    void theStateCouncilsDays(LocalDate day, boolean worked) {
        assertThat(calendar.isWorkday(day)).isEqualTo(worked);
    }

    @Test
    void makeUpDaysAreAlwaysOfAWeekendAndNoDayIsNamedTwice() {
        assertThat(calendar.worked()).allMatch(d -> d.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue());
        assertThat(calendar.off()).doesNotContainAnyElementsOf(calendar.worked());
        assertThat(Holidays.lines())
                .hasSize(calendar.off().size() + calendar.worked().size());
    }

    /** The law gives 11 days a year, since 2025 13; a make-up day is worked for each weekday that is off beyond them. */
    @ParameterizedTest
    @CsvSource({"2023, 11", "2024, 11", "2025, 13", "2026, 13"})
    void aYearHasAsManyWorkdaysAsTheLawLeaves(int year, int statutory) {
        var weekdays = days(year, d -> d.getDayOfWeek().getValue() <= 5);
        var worked = days(year, calendar::isWorkday);
        // A statutory holiday that falls on a weekend is made up for by a weekday off, but for weeks that cross the
        // year's end.
        assertThat(worked).isBetween(weekdays - statutory - 1, weekdays - statutory + 2);
    }

    @Test
    void aYearWithoutDataHasWeekendsOnlyAndIsKnownToHave() {
        assertThat(calendar.isWorkday(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(calendar.isWorkday(LocalDate.of(2027, 1, 2))).isFalse();
        assertThat(calendar.knows(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 4)))
                .isFalse();
        assertThat(calendar.knows(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 5)))
                .isTrue();
    }

    private static long days(int year, java.util.function.Predicate<LocalDate> of) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(of)
                .count();
    }
}
