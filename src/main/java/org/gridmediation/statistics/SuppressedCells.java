package org.gridmediation.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which cells of one table are not shown to outsiders: areas below one another's side by side, by one thing that they are about, over the
 * months of one year and the year as a whole.
 *
 * <p>A small cell is hidden together with the other corners of a box: a second area, a second value, a second month. Something could be moved
 * around the box, plus here and minus there, and every sum along an area, a value or a year would stay the same; so no sum tells what is
 * inside. What is hidden as a whole is hidden in all its parts.
 */
final class SuppressedCells {
    /** @param time a month, or a year as a whole */
    record Cell(String area, String value, String time) {
        String year() {
            return time.substring(0, 4);
        }
    }

    private final List<String> areas;
    private final List<String> values;
    private final Map<Cell, long[]> sums;
    private final Predicate<long[]> small;
    private final Set<Cell> hidden = new HashSet<>();

    private SuppressedCells(Map<Cell, long[]> sums, Predicate<long[]> small, Set<Cell> ofAreas, Set<Cell> ofKinds) {
        this.sums = sums;
        this.small = small;
        var areas = new TreeSet<String>();
        var values = new TreeSet<String>();
        for (var cell : sums.keySet()) {
            areas.add(cell.area);
            values.add(cell.value);
        }
        // Of a kind that is hidden above, it is hidden that there is none of it here.
        ofAreas.forEach(whole -> values.add(whole.value));
        this.areas = List.copyOf(areas);
        this.values = List.copyOf(values);
        for (var whole : ofAreas) for (var area : areas) hidden.add(new Cell(area, whole.value, whole.time));
        for (var whole : ofKinds) for (var value : values) hidden.add(new Cell(whole.area, value, whole.time));
    }

    /**
     * @param months the cells of months; several years are tables of their own
     * @param ofAreas what is hidden of the sums over all areas
     * @param ofKinds what is hidden of the sums over all values
     */
    static Set<Cell> of(Map<Cell, long[]> months, Predicate<long[]> small, Set<Cell> ofAreas, Set<Cell> ofKinds) {
        var years = new HashMap<String, Map<Cell, long[]>>();
        months.forEach((cell, n) ->
                years.computeIfAbsent(cell.year(), y -> new HashMap<>()).put(cell, n));
        var hidden = new HashSet<Cell>();
        years.forEach((year, cells) ->
                hidden.addAll(new SuppressedCells(cells, small, of(year, ofAreas), of(year, ofKinds)).decide(year)));
        return hidden;
    }

    private static Set<Cell> of(String year, Set<Cell> cells) {
        return cells.stream().filter(c -> c.year().equals(year)).collect(Collectors.toSet());
    }

    private Set<Cell> decide(String year) {
        Map.copyOf(sums)
                .forEach((cell, n) -> sums.merge(new Cell(cell.area, cell.value, year), n, SuppressedCells::plus));
        var months = new ArrayList<String>();
        for (int month = 1; month <= 12; month++) months.add("%s-%02d".formatted(year, month));
        hide(List.of(year));
        for (var cell : Set.copyOf(hidden))
            if (cell.time.equals(year)) months.forEach(month -> hidden.add(new Cell(cell.area, cell.value, month)));
        hide(months);
        return hidden;
    }

    private void hide(List<String> times) {
        // A corner of another's box is small on its own account, too: together the two may be few.
        var before = Set.copyOf(hidden);
        for (var time : times)
            for (var area : areas)
                for (var value : values) {
                    var cell = new Cell(area, value, time);
                    if (small.test(n(cell)) && (!before.contains(cell) || areFew(before, area, time))) box(cell, times);
                }
    }

    /** What is hidden with a whole above is hidden in each part; the kinds that are may be few there, and are one kind of the other line. */
    private boolean areFew(Set<Cell> hidden, String area, String time) {
        return values.stream()
                .map(value -> new Cell(area, value, time))
                .filter(hidden::contains)
                .map(this::n)
                .reduce(SuppressedCells::sum)
                .filter(small)
                .isPresent();
    }

    private void box(Cell cell, List<String> times) {
        var inAreas = pair(cell.area, areas, area -> new Cell(area, cell.value, cell.time));
        var inValues = pair(cell.value, values, value -> new Cell(cell.area, value, cell.time));
        var inTimes = pair(cell.time, times, time -> new Cell(cell.area, cell.value, time));
        for (var area : inAreas)
            for (var value : inValues) for (var time : inTimes) hidden.add(new Cell(area, value, time));
    }

    private interface Neighbour {
        Cell at(String place);
    }

    /**
     * The other end: a shelter for all that is small, hidden anyway if it may be, and least. Nothing is a poor shelter, and so is what is small itself:
     * two small numbers are still few together. Where one shelters by one basis and another by the other, both are needed.
     */
    private List<String> pair(String own, List<String> places, Neighbour neighbour) {
        var cell = n(neighbour.at(own));
        var bare = IntStream.range(0, cell.length)
                .filter(i -> isSmall(cell[i]))
                .boxed()
                .toList();
        var ends = new ArrayList<>(List.of(own));
        while (ends.size() < places.size()) {
            var left = bare;
            var next = places.stream()
                    .filter(place -> !ends.contains(place))
                    .min(Comparator.<String, Integer>comparing(
                                    place -> bare(left, n(neighbour.at(place))).size())
                            .thenComparing(place -> !hidden.contains(neighbour.at(place)))
                            .thenComparing(place -> size(neighbour.at(place)))
                            .thenComparing(place -> place))
                    .orElseThrow();
            bare = bare(left, n(neighbour.at(next)));
            if (ends.size() > 1 && bare.size() == left.size()) break;
            ends.add(next);
            if (bare.isEmpty()) break;
        }
        return ends;
    }

    /** Those of the small counts of a cell that find no larger one in the other cell. */
    private List<Integer> bare(List<Integer> small, long[] other) {
        return small.stream()
                .filter(i -> other.length <= i || other[i] == 0 || isSmall(other[i]))
                .toList();
    }

    private boolean isSmall(long count) {
        return small.test(new long[] {count});
    }

    private long size(Cell cell) {
        return LongStream.of(n(cell)).map(Math::abs).sum();
    }

    private long[] n(Cell cell) {
        return sums.getOrDefault(cell, new long[0]);
    }

    private static long[] sum(long[] one, long[] other) {
        if (one.length == 0) return other;
        return other.length == 0 ? one : plus(one, other);
    }

    static long[] plus(long[] one, long[] other) {
        var sum = one.clone();
        for (int i = 0; i < sum.length; i++) sum[i] += other[i];
        return sum;
    }
}
