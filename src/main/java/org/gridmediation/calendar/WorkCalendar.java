package org.gridmediation.calendar;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which days are worked: Monday to Friday, but for the State Council's holidays and make-up workdays 调休.
 *
 * @param revision which state of the data this is; a later one never changes what this one says
 * @param years the years whose official days are known; in every other one only weekends are off
 */
public record WorkCalendar(int revision, Set<LocalDate> off, Set<LocalDate> worked, Set<Integer> years) {

    public boolean isWorkday(LocalDate day) {
        return worked.contains(day) || !off.contains(day) && day.getDayOfWeek().getValue() <= 5;
    }

    public LocalDate workdayAfter(LocalDate day) {
        var next = day.plusDays(1);
        while (!isWorkday(next)) next = next.plusDays(1);
        return next;
    }

    /** Whether the official days of all these years are known. */
    public boolean knows(LocalDate from, LocalDate until) {
        return IntStream.rangeClosed(from.getYear(), until.getYear()).allMatch(years::contains);
    }
}
