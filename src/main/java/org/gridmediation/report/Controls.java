package org.gridmediation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridmediation.report.MonthlyReturn.Equation;
import org.gridmediation.report.MonthlyReturn.Line;
import org.gridmediation.report.MonthlyReturn.Violation;

/** The control equations of the return (domain 5.7). */
final class Controls {
    private static final int MOST = 200;
    static final String ENTRUSTED = "ENTRUSTED";

    private final List<Violation> found = new ArrayList<>();

    private Controls() {}

    /**
     * @param sum what all lines have together, to be held against the total, which was counted apart
     */
    static List<Violation> of(List<Line> lines, Figures sum, MonthlyReturn.Columns columns) {
        var controls = new Controls();
        lines.forEach(line -> controls.check(line, columns));
        var total = lines.get(lines.size() - 1);
        Comparison.numbers(total.figures())
                .forEach((figure, n) -> controls.equal(
                        Equation.LINES, total, Comparison.numbers(sum).getOrDefault(figure, 0L), n));
        return controls.found.subList(0, Math.min(MOST, controls.found.size()));
    }

    private void check(Line line, MonthlyReturn.Columns columns) {
        var f = line.figures();
        equal(Equation.TYPES, line, top(f.types(), columns.types()), f.cases());
        equal(Equation.PUBLIC_ORDER_TYPES, line, top(f.publicOrderTypes(), columns.publicOrderTypes()), f.cases());
        equal(Equation.SOURCES, line, top(f.sources(), columns.sources()), f.cases());
        equal(
                Equation.ENTRUSTED,
                line,
                columns.sources().stream()
                        .filter(c -> ENTRUSTED.equals(c.parent()))
                        .mapToLong(c -> f.sources().getOrDefault(c.code(), 0L))
                        .sum(),
                f.sources().getOrDefault(ENTRUSTED, 0L));
        equal(Equation.COMMITTEES, line, sum(f.committees()), f.cases());
        atMost(Equation.FORMS, line, sum(f.forms()), f.settled());
        atMost(Equation.SETTLED, line, f.settled(), f.cases());
        atMost(Equation.COMPLEX, line, f.complex(), f.cases());
    }

    private static long top(Map<String, Long> numbers, List<MonthlyReturn.Column> columns) {
        return columns.stream()
                .filter(c -> c.parent() == null)
                .mapToLong(c -> numbers.getOrDefault(c.code(), 0L))
                .sum();
    }

    private static long sum(Map<String, Long> numbers) {
        return numbers.values().stream().mapToLong(n -> n).sum();
    }

    private void equal(Equation equation, Line line, long left, long right) {
        if (left != right) found.add(violation(equation, line, left, right));
    }

    private void atMost(Equation equation, Line line, long left, long right) {
        if (left > right) found.add(violation(equation, line, left, right));
    }

    private static Violation violation(Equation equation, Line line, long left, long right) {
        return new Violation(equation, line.kind(), line.area(), left, right);
    }
}
