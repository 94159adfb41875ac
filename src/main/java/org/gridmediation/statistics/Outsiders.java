package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.http.Days;
import org.gridmediation.policy.Policies;
import org.gridmediation.policy.PolicyKey;
import org.gridmediation.statistics.SuppressedCells.Cell;
import org.gridmediation.statistics.Suppression.Table;

/** What is not shown to whoever is not in a case's tier chain: small numbers, as their own area has it, whatever they ask for. */
@ApplicationScoped
class Outsiders {
    private static final List<Basis> BASES = List.of(Basis.values());

    @Inject
    Caller caller;

    @Inject
    Policies policies;

    @Inject
    CellSums cellSums;

    /** @return below what numbers are hidden from the caller; 0 when none are */
    int threshold() {
        var today = Days.today();
        var above = caller.is(Role.DISTRICT) || caller.is(Role.CITY);
        if (!caller.is(Role.STATISTICS_READER)
                && !(above && policies.isOnIn(PolicyKey.SMALL_NUMBERS_HIDDEN_ABOVE, caller.area(), today))) return 0;
        return policies.largest(PolicyKey.SMALL_NUMBER_THRESHOLD, caller.area(), today);
    }

    /** How many there were is not told: what came and went since is the difference from how many there are. */
    boolean areNotTold(StatisticsQuery asked) {
        return asked.indicator().ofStock() && asked.to().isBefore(Months.of(Days.now()));
    }

    /** The cells, months and years, of the answer's own table that are hidden. */
    Set<Cell> hidden(StatisticsQuery asked, int threshold) {
        var read = new HashMap<Map.Entry<Boolean, Map.Entry<Table, String>>, Map<Cell, long[]>>();
        return new Suppression(caller.area(), threshold, (breakdown, table, category) -> {
                    var stock = breakdown.ofStock();
                    var columns = columns(asked.indicator(), stock);
                    var all = read.computeIfAbsent(
                            Map.entry(stock, Map.entry(table, Grouping.cut(category))),
                            t -> read(asked, table, category, columns, stock));
                    int first = columns.indexOf(breakdown.parts.get(0));
                    return part(all, columns.size(), first, first + breakdown.parts.size());
                })
                .of(
                        asked.basis(),
                        asked.indicator().breakdowns(),
                        asked.area(),
                        asked.isBy(Grouping.CHILD_AREA),
                        asked.category());
    }

    /** Of the breakdowns that decide, those that tell how many there are, or the others. */
    private static List<String> columns(Indicator indicator, boolean stock) {
        return Breakdown.deciding(indicator.breakdowns()).stream()
                .filter(b -> b.ofStock() == stock)
                .flatMap(b -> b.parts.stream())
                .toList();
    }

    private static Map<Cell, long[]> part(Map<Cell, long[]> all, int width, int first, int end) {
        return all.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> IntStream.range(0, e.getValue().length)
                        .filter(i -> i % width >= first && i % width < end)
                        .mapToLong(i -> e.getValue()[i])
                        .toArray()));
    }

    /** Whole years, whatever was asked for, by both bases side by side; all there ever were, where what there is now plays a part. */
    private Map<Cell, long[]> read(
            StatisticsQuery asked, Table table, Grouping category, List<String> columns, boolean stock) {
        var ever = !columns(asked.indicator(), true).isEmpty();
        var now = Months.of(Days.now());
        var cellsRead = new HashMap<Cell, long[]>();
        for (var basis : BASES)
            cellSums.read(
                            table.area(),
                            table.parts(),
                            category,
                            basis,
                            columns,
                            ever ? StatisticsQuery.EVER : asked.from().withMonth(1),
                            (ever && asked.to().isBefore(now) ? now : asked.to()).withMonth(12))
                    .sums()
                    .forEach(sum ->
                            add(cellsRead, sum, stock ? Suppression.NOW + "-01" : Months.text(sum.month()), basis));
        return cellsRead;
    }

    private static void add(Map<Cell, long[]> cellSums, CellSums.Sum sum, String time, Basis basis) {
        int width = sum.n().length;
        var n = cellSums.computeIfAbsent(new Cell(sum.area(), sum.value(), time), c -> new long[BASES.size() * width]);
        for (int i = 0; i < width; i++) n[BASES.indexOf(basis) * width + i] += sum.n()[i];
    }
}
