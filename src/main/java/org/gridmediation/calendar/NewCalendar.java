package org.gridmediation.calendar;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.gridmediation.http.Faults;

/** All of a year's official days, in the place of those known before. */
public record NewCalendar(@NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Holiday> days) {

    void mustBeOf(int year) {
        var faults = new Faults();
        var seen = new HashSet<LocalDate>();
        for (int i = 0; i < days.size(); i++) {
            var day = days.get(i).day();
            var place = "/days/" + i;
            faults.addIf(day.getYear() != year, place + "/day", "DAY_OF_OTHER_YEAR");
            faults.addIf(!seen.add(day), place + "/day", "DAY_TWICE");
            faults.addIf(
                    days.get(i).kind() == DayKind.WORK && day.getDayOfWeek().getValue() <= 5,
                    place + "/kind",
                    "WORKED_ANYWAY");
        }
        faults.raise();
    }
}
