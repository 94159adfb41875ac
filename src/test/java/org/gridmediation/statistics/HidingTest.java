package org.gridmediation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gridmediation.area.AreaCode;
import org.gridmediation.statistics.Hiding.Cell;
import org.junit.jupiter.api.Test;

/**
 * A platform asks for everything that it may: each area, as a whole and by its parts, by month and by year, as a whole and by type. From all
 * that it is shown, added and subtracted at will, no small number may follow.
 */
class HidingTest {
    private static final int THRESHOLD = 5;
    private static final AreaCode ROOT = new AreaCode("440103");
    private static final Predicate<long[]> SMALL = n -> n[0] != 0 && n[0] < THRESHOLD;
    private static final long PRIME = 1_000_000_007L;

    /** What was counted where (a leaf of the tree, or an area itself), of which type, in which month. */
    private record Atom(String place, String type, String month) {}

    private final Map<Atom, Integer> counts = new LinkedHashMap<>();
    private final List<Atom> atoms = new ArrayList<>();

    @Test
    void noSubtractionTellsASmallNumber() {
        int hidden = 0;
        int shown = 0;
        for (int seed = 0; seed < 40; seed++) {
            world(new Random(seed));
            var published = new ArrayList<long[]>();
            var secret = new LinkedHashMap<String, long[]>();
            for (var area : areas())
                for (var parts : List.of(false, true))
                    for (var category : new Grouping[] {null, Grouping.TYPE})
                        ask(area, parts, category, published, secret);
            var basis = new Basis();
            published.forEach(basis::add);
            for (var small : secret.entrySet())
                assertThat(basis.spans(small.getValue()))
                        .as("seed " + seed + ": " + small.getKey() + " follows")
                        .isFalse();
            hidden += secret.size();
            shown += published.size();
        }
        assertThat(hidden).isGreaterThan(1000);
        // Not by hiding everything.
        assertThat(shown).isGreaterThan(hidden / 2);
    }

    @Test
    void withNothingSmallNothingIsHidden() {
        world(new Random(1));
        counts.replaceAll((atom, n) -> n + THRESHOLD);
        assertThat(Outsiders.hidden(ROOT, ROOT, true, Grouping.TYPE, SMALL, this::table))
                .isEmpty();
    }

    /** Two years; in each some months; three subdistricts with communities, some with matters of their own. */
    private void world(Random random) {
        counts.clear();
        atoms.clear();
        var places = new ArrayList<String>();
        for (int s = 1; s <= 2 + random.nextInt(2); s++) {
            if (random.nextInt(3) == 0) places.add("44010300" + s);
            for (int c = 1; c <= 1 + random.nextInt(3); c++) places.add("44010300" + s + "10" + c);
        }
        var most = 2 + random.nextInt(14);
        for (var place : places)
            for (var type : List.of("01", "02", "03").subList(0, 1 + random.nextInt(3)))
                for (var month : List.of("2025-11", "2026-01", "2026-02", "2026-03"))
                    if (random.nextInt(4) != 0) counts.put(new Atom(place, type, month), random.nextInt(most));
        counts.values().removeIf(n -> n == 0);
        // What is zero is not known to be zero where it is hidden.
        for (var place : places)
            for (var type : List.of("01", "02", "03"))
                for (var year : List.of("2025", "2026"))
                    for (int month = 1; month <= 12; month++)
                        atoms.add(new Atom(place, type, "%s-%02d".formatted(year, month)));
    }

    private List<AreaCode> areas() {
        var codes = new TreeMap<String, AreaCode>();
        codes.put(ROOT.value(), ROOT);
        for (var atom : counts.keySet())
            for (var digits : List.of(9, 12))
                if (atom.place.length() >= digits)
                    codes.put(atom.place.substring(0, digits), new AreaCode(atom.place.substring(0, digits)));
        return List.copyOf(codes.values());
    }

    private Map<Cell, long[]> table(AreaCode area, boolean parts, Grouping category) {
        var table = new HashMap<Cell, long[]>();
        counts.forEach((atom, n) -> {
            if (!atom.place.startsWith(area.value())) return;
            table.merge(
                    new Cell(part(atom, area, parts), category == null ? "" : atom.type, atom.month),
                    new long[] {n, 0, 0},
                    Hiding::plus);
        });
        return table;
    }

    private static String part(Atom atom, AreaCode area, boolean parts) {
        if (!parts || atom.place.equals(area.value())) return area.value();
        return atom.place.substring(0, area.value().length() + 3);
    }

    private void ask(
            AreaCode area, boolean parts, Grouping category, List<long[]> published, Map<String, long[]> secret) {
        var hidden = Outsiders.hidden(ROOT, area, parts, category, SMALL, this::table);
        var cells = new LinkedHashMap<Cell, long[]>();
        for (int i = 0; i < atoms.size(); i++) {
            var atom = atoms.get(i);
            if (!atom.place.startsWith(area.value())) continue;
            for (var time : List.of(atom.month, atom.month.substring(0, 4))) {
                var cell = new Cell(part(atom, area, parts), category == null ? "" : atom.type, time);
                cells.computeIfAbsent(cell, c -> new long[atoms.size()])[i] = 1;
            }
        }
        cells.forEach((cell, sum) -> {
            long n = 0;
            for (int i = 0; i < sum.length; i++) n += sum[i] * counts.getOrDefault(atoms.get(i), 0);
            if (!hidden.contains(cell)) published.add(sum);
            else if (n != 0 && n < THRESHOLD) secret.put(area + " " + parts + " " + cell, sum);
            assertThat(hidden.contains(cell) || n == 0 || n >= THRESHOLD)
                    .as("a small number is shown")
                    .isTrue();
        });
    }

    /** Everything that can be had from the published sums by adding and subtracting multiples of them. */
    private static final class Basis {
        private final Map<Integer, long[]> byFirst = new TreeMap<>();

        void add(long[] sum) {
            var rest = reduced(sum);
            int first = first(rest);
            if (first < 0) return;
            var inverse = power(rest[first], PRIME - 2);
            for (int i = first; i < rest.length; i++) rest[i] = rest[i] * inverse % PRIME;
            byFirst.put(first, rest);
        }

        boolean spans(long[] sum) {
            return first(reduced(sum)) < 0;
        }

        private long[] reduced(long[] sum) {
            var rest = sum.clone();
            for (int i = 0; i < rest.length; i++) {
                var row = rest[i] == 0 ? null : byFirst.get(i);
                if (row == null) continue;
                var times = rest[i];
                for (int j = i; j < rest.length; j++)
                    if (row[j] != 0) rest[j] = Math.floorMod(rest[j] - times * row[j], PRIME);
            }
            return rest;
        }

        private static int first(long[] row) {
            for (int i = 0; i < row.length; i++) if (row[i] != 0) return i;
            return -1;
        }

        private static long power(long base, long exponent) {
            long result = 1;
            for (var b = base % PRIME; exponent > 0; exponent >>= 1, b = b * b % PRIME)
                if ((exponent & 1) == 1) result = result * b % PRIME;
            return result;
        }
    }

    @Test
    void aYearThatIsSmallIsHiddenInAllItsMonths() {
        counts.put(new Atom("440103001101", "01", "2026-02"), 1);
        counts.put(new Atom("440103001101", "01", "2026-03"), 2);
        assertThat(Outsiders.hidden(ROOT, ROOT, false, null, SMALL, this::table))
                .contains(new Cell("440103", "", "2026"), new Cell("440103", "", "2026-02"))
                .hasSize(13)
                .isInstanceOf(Set.class);
    }
}
