package org.gridmediation.statistics;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Period;
import org.gridmediation.http.Problem;

/** A question that has an answer. */
record StatisticsQuery(
        Indicator indicator,
        AreaCode area,
        LocalDate from,
        LocalDate to,
        Basis basis,
        Set<Grouping> by,
        Grouping category) {
    private static final int MOST_MONTHS = 120;
    static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    /** What to say of a field of the question that is wrong. */
    interface Refusal {
        RuntimeException of(String field, String fault);
    }

    static StatisticsQuery of(Question question, String groupBy, Indicators indicators, Caller caller) {
        if (question.area != null) caller.mustCover(question.area);
        return of(
                question.indicator,
                question.area == null ? caller.area() : question.area,
                question.from,
                question.to,
                question.basis,
                by(groupBy),
                indicators,
                Problem.INVALID_PARAMETER::in);
    }

    static StatisticsQuery of(
            String code,
            AreaCode area,
            String first,
            String last,
            Basis basis,
            Set<Grouping> by,
            Indicators indicators,
            Refusal no) {
        var indicator = indicators.find(code, null).orElseThrow(() -> no.of("indicator", "UNKNOWN_VALUE"));
        var to = last == null ? Months.of(Days.now()) : month("to", last, no);
        var from = first == null ? to.withMonth(1) : month("from", first, no);
        if (Period.isReversed(from, to)) throw no.of(Period.TO, Period.REVERSED);
        if (!to.isBefore(from.plusMonths(MOST_MONTHS))) throw no.of("to", "PERIOD_TOO_LONG");
        if (!indicator.groupBy().containsAll(by)) throw no.of("groupBy", "GROUPING_NOT_OFFERED");
        var categories = EnumSet.copyOf(Grouping.CATEGORIES);
        categories.retainAll(by);
        if (categories.size() > 1) throw no.of("groupBy", "ONE_CATEGORY_ONLY");
        return new StatisticsQuery(
                indicator,
                area,
                // How many there are depends on no beginning.
                indicator.ofStock() ? to : from,
                to,
                basis,
                Collections.unmodifiableSet(by),
                categories.isEmpty() ? null : categories.iterator().next());
    }

    private static LocalDate month(String name, String text, Refusal no) {
        if (!text.matches(Months.FORM)) throw no.of(name, "PATTERN");
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

    /** From when on what happened is added up. */
    LocalDate since() {
        return indicator.ofStock() ? EVER : from;
    }

    /** The ETag of an answer: of the whole question as it was understood, and of what its answer depends on. */
    String tag(Object... depends) {
        var question =
                Stream.of(indicator.code(), indicator.version(), area, Months.text(from), Months.text(to), basis);
        return Stream.of(question, by.stream(), Stream.of(depends))
                .flatMap(words -> words)
                .map(String::valueOf)
                .collect(Collectors.joining(".", "W/\"", "\""));
    }

    boolean isBy(Grouping grouping) {
        return by.contains(grouping);
    }
}
