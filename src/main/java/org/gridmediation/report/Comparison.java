package org.gridmediation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.gridmediation.area.AreaCode;
import org.gridmediation.report.MonthlyReturn.Line;
import org.gridmediation.report.MonthlyReturn.LineKind;

/** What differs between two returns of one area and month. */
final class Comparison {
    private Comparison() {}

    static List<Difference> of(MonthlyReturn before, MonthlyReturn after) {
        var old = lines(before);
        var now = lines(after);
        var keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(now.keySet());
        var found = new ArrayList<Difference>();
        for (var key : keys) found.addAll(of(old.get(key), now.get(key)));
        compare(found, null, null, "screenings", number(before.screenings()), number(after.screenings()));
        compare(
                found,
                null,
                null,
                "disputesPrevented",
                number(before.disputesPrevented()),
                number(after.disputesPrevented()));
        return found;
    }

    /** Either may be null: the other return has no such line. */
    static List<Difference> of(Line before, Line after) {
        var old = before == null ? Map.<String, Long>of() : numbers(before.figures());
        var now = after == null ? Map.<String, Long>of() : numbers(after.figures());
        var line = before == null ? after : before;
        var figures = new LinkedHashSet<>(old.keySet());
        figures.addAll(now.keySet());
        var found = new ArrayList<Difference>();
        for (var figure : figures)
            compare(
                    found,
                    line.kind(),
                    line.area(),
                    figure,
                    before == null ? null : old.getOrDefault(figure, 0L),
                    after == null ? null : now.getOrDefault(figure, 0L));
        return found;
    }

    private static void compare(
            List<Difference> found, LineKind line, AreaCode area, String figure, Long before, Long after) {
        if (orZero(before) != orZero(after)) found.add(new Difference(line, area, figure, before, after));
    }

    private static long orZero(Long n) {
        return n == null ? 0 : n;
    }

    private static Map<String, Line> lines(MonthlyReturn content) {
        var lines = new LinkedHashMap<String, Line>();
        content.lines().forEach(line -> lines.put(line.kind() + " " + line.area(), line));
        return lines;
    }

    private static Long number(Integer stated) {
        return stated == null ? null : stated.longValue();
    }

    /** Every number of a line by its name, such as `types.02`. */
    static Map<String, Long> numbers(Figures f) {
        var numbers = new LinkedHashMap<String, Long>();
        numbers.put("registered", f.registered());
        numbers.put("cases", f.cases());
        numbers.put("parties", f.parties());
        numbers.put("settled", f.settled());
        numbers.put("complex", f.complex());
        numbers.put("amount", f.amount());
        f.committees().forEach((code, n) -> numbers.put("committees." + code, n));
        f.sources().forEach((code, n) -> numbers.put("sources." + code, n));
        f.types().forEach((code, n) -> numbers.put("types." + code, n));
        f.publicOrderTypes().forEach((code, n) -> numbers.put("publicOrderTypes." + code, n));
        f.forms().forEach((code, n) -> numbers.put("forms." + code, n));
        f.prevented().forEach((kind, n) -> {
            numbers.put("prevented." + kind + ".cases", n.cases());
            numbers.put("prevented." + kind + ".people", n.people());
        });
        return numbers;
    }
}
