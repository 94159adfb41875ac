package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
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
import org.gridmediation.statistics.Hiding.Cell;
import org.gridmediation.statistics.Suppression.Table;

/** What is not shown to whoever is not in a case's tier chain: small numbers, as their own area has it, whatever they ask for. */
@ApplicationScoped
class Outsiders {
    private static final int BASES = Basis.values().length;

    @Inject
    Caller caller;

    @Inject
    Policies policies;

    @Inject
    Cells cells;

    /** @return below what numbers are hidden from the caller; 0 when none are */
    int threshold() {
        var today = Days.today();
        var above = caller.is(Role.DISTRICT) || caller.is(Role.CITY);
        if (!caller.is(Role.STATISTICS_READER)
                && !(above && policies.isOnIn(PolicyKey.SMALL_NUMBERS_HIDDEN_ABOVE, caller.area(), today))) return 0;
        return policies.largest(PolicyKey.SMALL_NUMBER_THRESHOLD, caller.area(), today);
    }

    /** The cells, months and years, of the answer's own table that are hidden. */
    Set<Cell> hidden(Asked asked, int threshold) {
        var breakdowns = asked.indicator().breakdowns();
        var columns = breakdowns.stream().flatMap(b -> b.parts.stream()).toList();
        var read = new HashMap<Map.Entry<Table, String>, Map<Cell, long[]>>();
        return new Suppression(caller.area(), threshold, (breakdown, table, category) -> {
                    var all = read.computeIfAbsent(
                            Map.entry(table, Grouping.cut(category)), t -> read(asked, table, category, columns));
                    int first = columns.indexOf(breakdown.parts.get(0));
                    return part(all, columns.size(), first, first + breakdown.parts.size());
                })
                .of(breakdowns, asked.area(), asked.isBy(Grouping.CHILD_AREA), asked.category());
    }

    private static Map<Cell, long[]> part(Map<Cell, long[]> all, int width, int first, int end) {
        return all.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> IntStream.range(0, e.getValue().length)
                        .filter(i -> i % width >= first && i % width < end)
                        .mapToLong(i -> e.getValue()[i])
                        .toArray()));
    }

    /** Whole years, whatever was asked for, by both bases side by side. */
    private Map<Cell, long[]> read(Asked asked, Table table, Grouping category, List<String> columns) {
        var cellsRead = new HashMap<Cell, long[]>();
        var stock = asked.indicator().ofStock();
        for (var basis : Basis.values()) {
            var sums = cells.read(
                            table.area(),
                            table.parts(),
                            category,
                            basis,
                            columns,
                            stock ? Asked.EVER : asked.from().withMonth(1),
                            asked.to().withMonth(12))
                    .sums();
            for (var sum : sums) {
                if (stock) addStock(cellsRead, sum, basis, asked.to().getYear());
                else add(cellsRead, sum, Months.text(sum.month()), BASES, basis.ordinal());
            }
        }
        return cellsRead;
    }

    /** How many there are is no sum over months: all months of the year are hidden or none, so that none is told by the next one. */
    private static void addStock(Map<Cell, long[]> cells, Cells.Sum sum, Basis basis, int year) {
        var january = LocalDate.of(year, 1, 1);
        for (int month = 0; month < 12; month++)
            if (!sum.month().isAfter(january.plusMonths(month)))
                add(cells, sum, Months.text(january), BASES * 12, basis.ordinal() * 12 + month);
    }

    private static void add(Map<Cell, long[]> cells, Cells.Sum sum, String time, int of, int at) {
        int width = sum.n().length;
        var n = cells.computeIfAbsent(new Cell(sum.area(), sum.value(), time), c -> new long[of * width]);
        for (int i = 0; i < width; i++) n[at * width + i] += sum.n()[i];
    }
}
