package org.gridmediation.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.gridmediation.http.Days;

/** Months of China, kept as their first days. */
final class Months {
    static final String FORM = "^(19|20|21|22)\\d{2}-(0[1-9]|1[0-2])$";

    private Months() {}

    static LocalDate of(Instant time) {
        return Days.of(time).withDayOfMonth(1);
    }

    static LocalDate of(String text) {
        return YearMonth.parse(text).atDay(1);
    }

    static String text(LocalDate month) {
        return YearMonth.from(month).toString();
    }
}
