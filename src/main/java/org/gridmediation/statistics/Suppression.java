package org.gridmediation.statistics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gridmediation.area.AreaCode;
import org.gridmediation.statistics.SuppressedCells.Cell;

/**
 * Which cells a reader outside the tier chain is not shown. That depends on the cell and on nothing that is asked: it is decided for each
 * {@link Breakdown} over both bases at once, from the reader's own area down, from all disputes to kinds of them, from years to months. So all answers to
 * one reader are sums of one set of cells, which no small number follows from.
 *
 * <p>Who is shown a cell by both bases is shown how much of it became known elsewhere than it happened. That is a number, too: where it is small, or would
 * tell a small one, the cell is shown by RECORDED only, whose numbers are those that stay.
 */
final class Suppression {
    /** The year in which what there is stands: it is told of the present only, which is a sum over all years. */
    static final String NOW = "0000";

    /**
     * Where a breakdown's counts are read: the cells of months of one area, or of each of its parts; as a whole, or by one thing that they are about. Its parts
     * by one basis, then by the other.
     */
    interface Counts {
        Map<Cell, long[]> of(Breakdown breakdown, Table table, Grouping category);
    }

    /** Of an area as a whole, or of its parts. */
    record Table(AreaCode area, boolean parts) {}

    private record Decision(Breakdown breakdown, Table table, Grouping category) {}

    private final AreaCode root;
    private final int threshold;
    private final Counts counts;
    private final Map<Decision, Set<Cell>> decided = new HashMap<>();
    private Suppression ofDifferences;

    /** @param root the reader's own area */
    Suppression(AreaCode root, int threshold, Counts counts) {
        this.root = root;
        this.threshold = threshold;
        this.counts = counts;
    }

    /** Of an area, or of its parts, by one thing that disputes are about or as a whole: what is hidden of any of these. */
    Set<Cell> of(Basis basis, Set<Breakdown> breakdowns, AreaCode area, boolean parts, Grouping category) {
        var hidden = of(breakdowns, area, parts, category);
        if (basis == Basis.CURRENT) {
            if (ofDifferences == null) ofDifferences = new Suppression(root, threshold, this::differences);
            hidden.addAll(ofDifferences.of(breakdowns, area, parts, category));
        }
        return hidden;
    }

    private Map<Cell, long[]> differences(Breakdown breakdown, Table table, Grouping category) {
        var differences = new HashMap<Cell, long[]>();
        counts.of(breakdown, table, category).forEach((cell, n) -> differences.put(cell, difference(n)));
        // A plus and a minus may be few together: what the other line takes for one kind must not be told by its parts.
        if (category == Grouping.TYPE) {
            var others = differences(breakdown, table, Grouping.PUBLIC_ORDER_TYPE);
            var values = others.keySet().stream()
                    .map(Cell::value)
                    .distinct()
                    .sorted()
                    .toList();
            differences.replaceAll((cell, n) -> LongStream.concat(
                            LongStream.of(n),
                            values.stream()
                                    .map(value -> new Cell(cell.area(), value, cell.time()))
                                    .flatMapToLong(
                                            other -> LongStream.of(others.getOrDefault(other, new long[n.length]))))
                    .toArray());
        }
        return differences;
    }

    /** Of the one half and the other. */
    private static long[] difference(long[] bases) {
        int parts = bases.length / 2;
        return IntStream.range(0, parts)
                .mapToLong(i -> bases[i] - bases[parts + i])
                .toArray();
    }

    private Set<Cell> of(Set<Breakdown> breakdowns, AreaCode area, boolean parts, Grouping category) {
        var table = parts ? new Table(area, true) : tableWith(area);
        var hidden = new HashSet<Cell>();
        for (var breakdown : breakdowns) hidden.addAll(cells(breakdown, table, category));
        return hidden;
    }

    /** That in which the area stands beside its neighbours; the reader's own stands alone. */
    private Table tableWith(AreaCode area) {
        return area.equals(root)
                ? new Table(root, false)
                : new Table(area.above().orElseThrow(), true);
    }

    private Set<Cell> wholes(Breakdown breakdown, Table table) {
        return once(new Decision(breakdown, table, null), () -> {
            var hidden = hidden(breakdown, table, null, Set.of());
            // What a kind is of one indicator is a number of another one.
            if (breakdown.category() != null)
                for (var kind : kinds(breakdown.above(), table, breakdown.category()))
                    hidden.add(new Cell(kind.area(), "", kind.time()));
            // Nobody waits for an answer to what came from other sources, so that nothing can be moved there.
            if (breakdown == Breakdown.REQUESTS)
                for (var kind : hidden(breakdown, table, breakdown.category(), Set.of()))
                    hidden.add(new Cell(kind.area(), "", kind.time()));
            return hidden;
        });
    }

    private Set<Cell> kinds(Breakdown breakdown, Table table, Grouping category) {
        return once(new Decision(breakdown, table, category), () -> {
            var hidden = hidden(breakdown, table, category, wholes(breakdown, table));
            // A kind of the one line is often one of the other: where one of the two has a gap, only that one is told.
            if (category == Grouping.PUBLIC_ORDER_TYPE) {
                var values = counts.of(breakdown, table, category).keySet().stream()
                        .map(Cell::value)
                        .collect(Collectors.toSet());
                for (var type : kinds(breakdown, table, Grouping.TYPE))
                    for (var value : values) hidden.add(new Cell(type.area(), value, type.time()));
            }
            return hidden;
        });
    }

    private Set<Cell> hidden(Breakdown breakdown, Table table, Grouping category, Set<Cell> wholes) {
        var above = Set.<Cell>of();
        if (table.parts) {
            var around = tableWith(table.area);
            above = cells(breakdown, around, category).stream()
                    .filter(c -> c.area().equals(table.area.value()))
                    .collect(Collectors.toSet());
        }
        var hidden = new HashSet<>(SuppressedCells.of(
                counts.of(breakdown, table, category), n -> Breakdown.isSmall(n, threshold), above, wholes));
        // What was registered and has not ended, year by year, adds up to how many there are.
        breakdown.ofYears().ifPresent(years -> {
            for (var part : years.chain())
                for (var year : cells(part, table, category)) hidden.add(new Cell(year.area(), year.value(), NOW));
        });
        if (breakdown == Breakdown.PUNCTUALITY) hidden.addAll(ofFewInTime(table, category));
        return hidden;
    }

    /**
     * Where few of those in hand are in time, how many are overdue must not follow from what is late in each year; how many are in hand is hidden on its own
     * account, where it is.
     */
    private Set<Cell> ofFewInTime(Table table, Grouping category) {
        var inHand = cells(Breakdown.DISPUTES_IN_HAND, table, category);
        var delays = counts.of(Breakdown.DELAYS, table, category);
        delays.replaceAll((cell, n) -> inHand.contains(new Cell(cell.area(), cell.value(), NOW))
                ? LongStream.of(n).map(each -> each * threshold).toArray()
                : n);
        var few = SuppressedCells.of(delays, n -> Breakdown.isSmall(n, threshold), Set.of(), Set.of());
        var times = counts.of(Breakdown.PUNCTUALITY, table, category).keySet().stream()
                .flatMap(cell -> Stream.of(cell.time(), cell.year()))
                .collect(Collectors.toSet());
        return few.stream()
                .flatMap(cell -> times.stream().map(time -> new Cell(cell.area(), cell.value(), time)))
                .collect(Collectors.toSet());
    }

    private Set<Cell> cells(Breakdown breakdown, Table table, Grouping category) {
        return category == null ? wholes(breakdown, table) : kinds(breakdown, table, category);
    }

    private Set<Cell> once(Decision decision, Supplier<Set<Cell>> deciding) {
        var known = decided.get(decision);
        if (known != null) return known;
        var hidden = deciding.get();
        decided.put(decision, hidden);
        return hidden;
    }
}
