package org.gridmediation.statistics;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.gridmediation.access.Caller;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;

/** A question that has an answer. */
record Asked(
        Indicator indicator,
        AreaCode area,
        LocalDate from,
        LocalDate to,
        Basis basis,
        Set<Grouping> by,
        Grouping category) {
    private static final int MOST_MONTHS = 120;

    static Asked of(Question question, String groupBy, Indicators indicators, Caller caller) {
        if (question.area != null) caller.mustCover(question.area);
        var indicator = indicators
                .find(question.indicator, null)
                .orElseThrow(() -> Problem.INVALID_PARAMETER.in("indicator", "UNKNOWN_VALUE"));
        var to = question.to == null ? Months.of(Days.now()) : month("to", question.to);
        var from = question.from == null ? to.withMonth(1) : month("from", question.from);
        if (to.isBefore(from)) throw Problem.INVALID_PARAMETER.in("to", "BEFORE_ITS_START");
        if (!to.isBefore(from.plusMonths(MOST_MONTHS))) throw Problem.INVALID_PARAMETER.in("to", "PERIOD_TOO_LONG");
        var by = by(groupBy);
        if (!indicator.groupBy().containsAll(by)) throw Problem.INVALID_PARAMETER.in("groupBy", "GROUPING_NOT_OFFERED");
        var categories = EnumSet.copyOf(Grouping.CATEGORIES);
        categories.retainAll(by);
        if (categories.size() > 1) throw Problem.INVALID_PARAMETER.in("groupBy", "ONE_CATEGORY_ONLY");
        return new Asked(
                indicator,
                question.area == null ? caller.area() : question.area,
                from,
                to,
                question.basis,
                Collections.unmodifiableSet(by),
                categories.isEmpty() ? null : categories.iterator().next());
    }

    private static LocalDate month(String name, String text) {
        if (!text.matches(Months.FORM)) throw Problem.INVALID_PARAMETER.in(name, "PATTERN");
        return Months.of(text);
    }

    /** As the issue of numbers is asked in words: month,type,child-area. */
    private static Set<Grouping> by(String text) {
        var by = EnumSet.noneOf(Grouping.class);
        if (text == null || text.isEmpty()) return by;
        for (var word : text.split(",", -1))
            try {
                by.add(Grouping.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException unknown) {
                throw Problem.INVALID_PARAMETER.in("groupBy", "UNKNOWN_VALUE");
            }
        return by;
    }

    boolean isBy(Grouping grouping) {
        return by.contains(grouping);
    }
}
