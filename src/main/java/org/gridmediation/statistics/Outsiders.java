package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.policy.Policies;
import org.gridmediation.policy.PolicyKey;
import org.gridmediation.statistics.Hiding.Cell;

/**
 * What is not shown to whoever is not in a case's tier chain. A cell is hidden in every answer or in none: decided from the whole down, from
 * the reader's own area to the one asked for, from all disputes to one kind of them, from years to months.
 */
@ApplicationScoped
class Outsiders {
    @Inject
    Caller caller;

    @Inject
    Policies policies;

    @Inject
    Cells cells;

    /** @return below what numbers are hidden from the caller; 0 when none are */
    int threshold(AreaCode area) {
        var today = Days.today();
        var above = caller.is(Role.DISTRICT) || caller.is(Role.CITY);
        if (!caller.is(Role.STATISTICS_READER)
                && !(above && policies.isOn(PolicyKey.SMALL_NUMBERS_HIDDEN_ABOVE, area.district(), today))) return 0;
        return policies.largest(PolicyKey.SMALL_NUMBER_THRESHOLD, area, today);
    }

    /** Whether a cell of the answer's own table, a month or a year of it, is hidden. */
    Set<Cell> hidden(Asked asked, int threshold) {
        Predicate<long[]> small = n -> asked.indicator().isSmall(n, threshold);
        var root = caller.area();
        var totals = Hiding.of(table(asked, root, false, null), small, cell -> false);
        var kinds = kinds(asked, root, false, totals, Set.of(), small);
        var way = way(root, asked.area());
        if (asked.isBy(Grouping.CHILD_AREA)) way.add(asked.area());
        for (var above : way) {
            var before = totals;
            var kindsBefore = kinds;
            totals = Hiding.of(
                    table(asked, above, true, null),
                    small,
                    cell -> before.contains(new Cell(above.value(), cell.value(), cell.time())));
            kinds = kinds(asked, above, true, totals, kindsBefore, small);
        }
        return asked.category() == null ? totals : kinds;
    }

    private Set<Cell> kinds(
            Asked asked, AreaCode above, boolean parts, Set<Cell> totals, Set<Cell> before, Predicate<long[]> small) {
        if (asked.category() == null) return Set.of();
        return Hiding.of(
                table(asked, above, parts, asked.category()),
                small,
                cell -> totals.contains(new Cell(cell.area(), "", cell.time()))
                        || parts && before.contains(new Cell(above.value(), cell.value(), cell.time())));
    }

    /** The areas through which one comes from the reader's own to that asked for, without the last. */
    private static List<AreaCode> way(AreaCode root, AreaCode to) {
        var way = new ArrayList<AreaCode>();
        for (var tier : Tier.values())
            if (tier.ordinal() >= root.tier().ordinal() && tier.ordinal() < to.tier().ordinal()) way.add(to.at(tier));
        return way;
    }

    /** Whole years, whatever was asked for: what is hidden must not depend on it. */
    private Map<Cell, long[]> table(Asked asked, AreaCode area, boolean parts, Grouping category) {
        var read = cells.read(
                area,
                parts,
                category,
                asked.basis(),
                asked.indicator().columns(),
                asked.from().withMonth(1),
                asked.to().withMonth(12));
        var table = new HashMap<Cell, long[]>();
        read.sums().forEach(s -> table.put(new Cell(s.area(), s.value(), Months.text(s.month())), s.n()));
        return table;
    }
}
