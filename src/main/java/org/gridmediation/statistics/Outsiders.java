package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /** The cells, months and years, of the answer's own table that are hidden. */
    Set<Cell> hidden(Asked asked, int threshold) {
        return hidden(
                caller.area(),
                asked.area(),
                asked.isBy(Grouping.CHILD_AREA),
                asked.category(),
                n -> asked.indicator().isSmall(n, threshold),
                (area, parts, category) -> table(asked, area, parts, category));
    }

    /** The cells of months of one area, or of each of its parts; as a whole, or by one thing that they are about. */
    interface Tables {
        Map<Cell, long[]> of(AreaCode area, boolean parts, Grouping category);
    }

    static Set<Cell> hidden(
            AreaCode root, AreaCode area, boolean parts, Grouping category, Predicate<long[]> small, Tables tables) {
        var totals = Hiding.of(tables.of(root, false, null), small, Set.of(), Set.of());
        var kinds = category == null
                ? Set.<Cell>of()
                : Hiding.of(tables.of(root, false, category), small, Set.of(), totals);
        var way = way(root, area);
        if (parts) way.add(area);
        for (var above : way) {
            totals = Hiding.of(tables.of(above, true, null), small, of(above, totals), Set.of());
            if (category != null) kinds = Hiding.of(tables.of(above, true, category), small, of(above, kinds), totals);
        }
        return category == null ? totals : kinds;
    }

    private static Set<Cell> of(AreaCode area, Set<Cell> hidden) {
        return hidden.stream().filter(c -> c.area().equals(area.value())).collect(Collectors.toSet());
    }

    /** The areas through which one comes from the reader's own to that asked for, without the last. */
    private static List<AreaCode> way(AreaCode root, AreaCode to) {
        var way = new ArrayList<AreaCode>();
        for (var tier : Tier.values())
            if (tier.ordinal() >= root.tier().ordinal()
                    && tier.ordinal() < to.tier().ordinal()) way.add(to.at(tier));
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
