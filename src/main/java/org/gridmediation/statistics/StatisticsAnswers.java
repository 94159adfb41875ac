package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Operation;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Precondition;
import org.gridmediation.statistics.SuppressedCells.Cell;

/** Answers questions for numbers. */
@ApplicationScoped
class StatisticsAnswers {
    @Inject
    Caller caller;

    @Inject
    CellSums cellSums;

    @Inject
    Coverages coverages;

    @Inject
    Outsiders outsiders;

    @Inject
    Precondition precondition;

    /** A group as it is told apart; what is not is empty. */
    private record Key(String month, String area, String code) {
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::month).thenComparing(Key::area).thenComparing(Key::code);
    }

    Statistics answer(StatisticsQuery asked, String form) {
        if (asked.indicator().isOfTerritory()) return coverages.answer(asked, form);
        var threshold = outsiders.threshold();
        // What is hidden in an area depends on its neighbours, too.
        var version = cellSums.version(threshold == 0 ? asked.area() : caller.area());
        var tag = asked.tag(
                threshold,
                threshold == 0 ? "" : caller.area() + (outsiders.areNotTold(asked) ? " untold" : ""),
                seesCases(),
                version,
                form);
        return precondition.isKnown(tag) ? answer(asked, tag, null, null, List.of()) : count(asked, tag, threshold);
    }

    /** For whom there is nothing to be spared by saying what they know. */
    Statistics count(StatisticsQuery asked) {
        if (asked.indicator().isOfTerritory()) return coverages.answer(asked, "");
        return count(asked, null, outsiders.threshold());
    }

    private Statistics count(StatisticsQuery asked, String tag, int threshold) {
        var read = cellSums.read(
                asked.area(),
                asked.isBy(Grouping.CHILD_AREA),
                asked.category(),
                asked.basis(),
                asked.indicator().columns(),
                asked.since(),
                asked.to());
        var sums = new TreeMap<Key, long[]>(Key.ORDER);
        if (asked.by().isEmpty()) sums.put(new Key("", "", ""), new long[2]);
        read.sums().forEach(s -> sums.merge(key(asked, s), s.n(), StatisticsAnswers::plus));
        if (asked.indicator().isPerResidents()) addResidents(asked, sums);
        // What came and went in other months of the period is nothing, too.
        if (!asked.by().isEmpty()) sums.values().removeIf(n -> n[0] == 0 && n[1] == 0);
        var hidden = threshold == 0 ? Set.<Cell>of() : outsiders.hidden(asked, threshold);
        addHidden(asked, hidden, sums);
        var untold = threshold > 0 && outsiders.areNotTold(asked);
        var groups = sums.entrySet().stream()
                .map(e -> group(
                        asked, e.getKey(), e.getValue(), untold || isHidden(asked, e.getKey(), hidden), read.asOf()))
                .toList();
        return answer(asked, tag, threshold == 0 ? null : threshold, read.changed(), groups);
    }

    static Statistics answer(
            StatisticsQuery asked, String tag, Integer threshold, Instant changed, List<Statistics.Group> groups) {
        return new Statistics(
                new Statistics.Definition(asked.indicator()),
                asked.area(),
                Months.text(asked.from()),
                Months.text(asked.to()),
                asked.basis(),
                List.copyOf(asked.by()),
                Days.now(),
                changed,
                threshold,
                groups,
                tag);
    }

    private static Key key(StatisticsQuery asked, CellSums.Sum sum) {
        return new Key(
                asked.isBy(Grouping.MONTH) ? Months.text(sum.month()) : "",
                asked.isBy(Grouping.CHILD_AREA) ? sum.area() : "",
                sum.value());
    }

    private static long[] plus(long[] one, long[] other) {
        return one.length == other.length ? SuppressedCells.plus(one, other) : other.clone();
    }

    /** As many as there are at the end of the period: all who came and went until then. */
    private void addResidents(StatisticsQuery asked, Map<Key, long[]> sums) {
        var residents = new HashMap<String, Long>();
        var parts = asked.isBy(Grouping.CHILD_AREA);
        cellSums.read(
                        asked.area(),
                        parts,
                        null,
                        asked.basis(),
                        List.of(Measure.RESIDENTS.column),
                        StatisticsQuery.EVER,
                        asked.to())
                .sums()
                .forEach(s -> residents.merge(parts ? s.area() : "", s.n()[0], Long::sum));
        if (parts && asked.category() == null)
            residents.keySet().forEach(area -> sums.putIfAbsent(new Key("", area, ""), new long[2]));
        sums.forEach((key, n) -> n[1] = residents.getOrDefault(key.area, 0L));
    }

    private Statistics.Group group(StatisticsQuery asked, Key key, long[] n, boolean hidden, CountSnapshot asOf) {
        var area = key.area.isEmpty() ? null : new AreaCode(key.area);
        var own = area != null && area.equals(asked.area()) ? Boolean.TRUE : null;
        var month = key.month.isEmpty() ? null : key.month;
        var code = key.code.isEmpty() ? null : key.code;
        if (hidden) return new Statistics.Group(month, area, own, code, null, null, null, true, null);
        var indicator = asked.indicator();
        return new Statistics.Group(
                month,
                area,
                own,
                code,
                n[0],
                indicator.denominator() == null ? null : n[1],
                value(indicator.unit(), n),
                null,
                cases(asked, key, asOf));
    }

    /** What is hidden is told of as hidden, also where there is nothing: who sees nothing knows that it is nothing. */
    private static void addHidden(StatisticsQuery asked, Set<Cell> hidden, Map<Key, long[]> sums) {
        var from = Months.text(asked.from());
        var to = Months.text(asked.to());
        var parts = asked.isBy(Grouping.CHILD_AREA);
        for (var cell : hidden) {
            if (asked.indicator().ofStock()
                    ? !cell.time().equals(Suppression.NOW)
                    : cell.time().length() < to.length()
                            || cell.time().compareTo(from) < 0
                            || cell.time().compareTo(to) > 0) continue;
            if (!parts && !cell.area().equals(asked.area().value())) continue;
            var month = asked.isBy(Grouping.MONTH) ? cell.time() : "";
            sums.putIfAbsent(new Key(month, parts ? cell.area() : "", cell.value()), new long[2]);
        }
    }

    private static boolean isHidden(StatisticsQuery asked, Key key, Set<Cell> hidden) {
        if (hidden.isEmpty()) return false;
        var area = key.area.isEmpty() ? asked.area().value() : key.area;
        if (asked.indicator().ofStock()) return hidden.contains(new Cell(area, key.code, Suppression.NOW));
        if (!key.month.isEmpty()) return hidden.contains(new Cell(area, key.code, key.month));
        for (var month = asked.from(); !month.isAfter(asked.to()); ) {
            var year = month.getMonthValue() == 1 && !month.plusMonths(11).isAfter(asked.to());
            var time = year ? String.valueOf(month.getYear()) : Months.text(month);
            if (hidden.contains(new Cell(area, key.code, time))) return true;
            month = month.plusMonths(year ? 12 : 1);
        }
        return false;
    }

    static BigDecimal value(IndicatorUnit unit, long[] n) {
        var numerator = BigDecimal.valueOf(n[0]);
        if (unit == IndicatorUnit.COUNT || unit == IndicatorUnit.FEN) return numerator;
        if (n[1] == 0) return null;
        if (unit == IndicatorUnit.PER_1000) numerator = numerator.movePointRight(3);
        return numerator.divide(BigDecimal.valueOf(n[1]), unit == IndicatorUnit.RATE ? 6 : 3, RoundingMode.HALF_UP);
    }

    private Statistics.Cases cases(StatisticsQuery asked, Key key, CountSnapshot asOf) {
        if (!seesCases()) return null;
        return new Statistics.Cases(
                cases(asked, key, asOf, Indicator.Side.NUMERATOR), cases(asked, key, asOf, Indicator.Side.DENOMINATOR));
    }

    private boolean seesCases() {
        return Operation.of("listCountedDisputes")
                .roles()
                .contains(caller.post().role());
    }

    private static String cases(StatisticsQuery asked, Key key, CountSnapshot asOf, Indicator.Side side) {
        if (!asked.indicator().hasCases(side)) return null;
        var own = key.area.equals(asked.area().value());
        return "/v1/statistics/disputes?indicator=%s&part=%s&area=%s&from=%s&to=%s&basis=%s%s%s&asOf=%s"
                .formatted(
                        asked.indicator().code(),
                        side,
                        key.area.isEmpty() ? asked.area() : key.area,
                        key.month.isEmpty() ? Months.text(asked.from()) : key.month,
                        key.month.isEmpty() ? Months.text(asked.to()) : key.month,
                        asked.basis(),
                        asked.category() == null ? "" : "&by=" + asked.category() + "&code=" + key.code,
                        own ? "&own=true" : "",
                        asOf);
    }
}
