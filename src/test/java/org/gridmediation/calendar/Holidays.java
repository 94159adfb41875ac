package org.gridmediation.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The State Council's notices on the holidays of 2023 to 2026, written down once more, apart from the migration. */
public final class Holidays {
    private Holidays() {}

    /** Lines of day, OFF or WORK, and name. */
    public static List<String[]> lines() {
        try {
            return Files.readAllLines(Path.of("src", "test", "resources", "holidays.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static WorkCalendar calendar() {
        return new WorkCalendar(1, days("OFF"), days("WORK"), Set.of(2023, 2024, 2025, 2026));
    }

    private static Set<LocalDate> days(String kind) {
        var days = new HashSet<LocalDate>();
        lines().stream().filter(l -> l[1].equals(kind)).forEach(l -> days.add(LocalDate.parse(l[0])));
        return days;
    }
}
