package org.gridmediation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.gridmediation.area.AreaCode;
import org.gridmediation.statistics.SuppressedCells.Cell;
import org.gridmediation.statistics.Suppression.Table;
import org.junit.jupiter.api.Test;

/**
 * A platform asks for everything that it may: each area, as a whole and by its parts, by month and by year, as a whole and by kind, every indicator, by
 * both bases. It takes what is equal for equal: RECORDED for CURRENT, the requests for what came by phone, what was settled in the grid for the
 * settled of that level, both lines' types for each other. From all that it is shown, added and subtracted at will, no small number may follow: neither
 * of what there was, nor of what became known elsewhere than it happened, which is the difference of what both bases say of one thing.
 */
class SuppressionTest {
    private static final int THRESHOLD = 5;
    private static final AreaCode ROOT = new AreaCode("440103");
    private static final long PRIME = 1_000_000_007L;

    /** What was counted where, in which month, of which kind: all that any question tells apart. */
    private record Atom(String place, String month, String type, String source, String end, boolean major) {
        String by(Grouping category) {
            return switch (category) {
                case TYPE -> type;
                case PUBLIC_ORDER_TYPE -> type.equals("03") ? "Z2" : "Z1";
                case SOURCE -> source;
                case LEVEL -> end.equals("NONE") ? "" : end.equals("FAILED") ? "COMMUNITY" : end;
                default -> throw new AssertionError(category);
            };
        }
    }

    /** A number that is asked for, of which breakdown, and which kinds it is told by. */
    private record Number(Breakdown breakdown, Predicate<Atom> of, Grouping... categories) {}

    private static final Predicate<Atom> ALL = atom -> true;
    private static final Predicate<Atom> BY_PHONE = atom -> atom.source.equals("PHONE");
    private static final Predicate<Atom> OPEN = atom -> atom.end.equals("OPEN");
    private static final Predicate<Atom> FAILED = atom -> atom.end.equals("FAILED");

    private static Predicate<Atom> at(String level) {
        return atom -> atom.end.equals(level);
    }

    private static final List<Number> OF_REGISTRATION = List.of(
            new Number(Breakdown.REGISTRATIONS, ALL, Grouping.TYPE, Grouping.PUBLIC_ORDER_TYPE, Grouping.SOURCE),
            new Number(Breakdown.REQUESTS, BY_PHONE, Grouping.TYPE, Grouping.PUBLIC_ORDER_TYPE),
            new Number(Breakdown.REQUESTS, BY_PHONE.negate(), Grouping.TYPE, Grouping.PUBLIC_ORDER_TYPE));

    private static final List<Number> OF_END = List.of(
            new Number(Breakdown.SETTLEMENTS, FAILED.negate(), Grouping.TYPE, Grouping.LEVEL),
            new Number(Breakdown.SETTLEMENTS, FAILED, Grouping.TYPE, Grouping.LEVEL),
            new Number(Breakdown.DIFFICULTIES, atom -> !atom.major, Grouping.TYPE),
            new Number(Breakdown.DIFFICULTIES, atom -> atom.major, Grouping.TYPE),
            new Number(Breakdown.LEVELS, at("GRID"), Grouping.TYPE),
            new Number(Breakdown.LEVELS, at("COMMUNITY"), Grouping.TYPE));

    /** What there is now is what came in all years and has not ended. */
    private static final List<Number> OF_STOCK = List.of(
            new Number(Breakdown.REGISTRATIONS, ALL, Grouping.TYPE, Grouping.PUBLIC_ORDER_TYPE),
            new Number(Breakdown.COMPLETIONS, OPEN.negate(), Grouping.TYPE, Grouping.PUBLIC_ORDER_TYPE),
            new Number(Breakdown.DISPUTES_IN_HAND, OPEN, Grouping.TYPE, Grouping.PUBLIC_ORDER_TYPE));

    private List<Integer> years = List.of(2026);
    private final List<Atom> atoms = new ArrayList<>();
    private int[] current;
    private int[] recorded;

    /** What is told, and what must not follow from it. */
    private static final class Told {
        final List<long[]> published = new ArrayList<>();
        final Map<String, long[]> secret = new LinkedHashMap<>();

        void add(long[] sum, boolean hidden) {
            if (!hidden) published.add(sum);
        }

        void keep(String name, long[] sum, boolean hidden) {
            assertThat(hidden).as("a small number is shown: " + name).isTrue();
            secret.put(name, sum);
        }

        void tellsNone(int seed) {
            var known = new Known();
            published.forEach(known::add);
            for (var small : secret.entrySet())
                assertThat(known.tells(small.getValue()))
                        .as("seed " + seed + ": " + small.getKey() + " follows")
                        .isFalse();
        }
    }

    @Test
    void noNumberOfRegistrationsFollows() {
        attack(OF_REGISTRATION, List.of("PATROL", "POLICE", "PHONE"), List.of("NONE"), List.of(false));
    }

    @Test
    void noNumberOfEndsFollows() {
        attack(OF_END, List.of("PATROL"), List.of("FAILED", "GRID", "COMMUNITY"), List.of(false, true));
    }

    @Test
    void noNumberFollowsFromHowManyThereAre() {
        years = List.of(2026, 2027);
        attack(OF_STOCK, List.of("PATROL"), List.of("OPEN", "DONE", "DONE "), List.of(false));
    }

    private void attack(List<Number> numbers, List<String> sources, List<String> ends, List<Boolean> majors) {
        int hidden = 0;
        int shown = 0;
        int differences = 0;
        int shownByBoth = 0;
        for (int seed = 0; seed < Integer.getInteger("suppression.seeds", 36); seed++) {
            world(new Random(seed), sources, ends, majors);
            var suppression = new Suppression(ROOT, THRESHOLD, this::counts);
            var byOne = new Told();
            var byBoth = new Told();
            for (var number : numbers)
                for (var area : areas())
                    for (var parts : List.of(false, true)) {
                        ask(suppression, number, area, parts, null, byOne, byBoth);
                        for (var category : number.categories)
                            ask(suppression, number, area, parts, category, byOne, byBoth);
                    }
            byOne.tellsNone(seed);
            byBoth.tellsNone(seed);
            hidden += byOne.secret.size();
            shown += byOne.published.size();
            differences += byBoth.secret.size();
            shownByBoth += byBoth.published.size();
        }
        assertThat(hidden).isGreaterThan(500);
        // Not by hiding everything.
        assertThat(shown).isGreaterThan(hidden / 4);
        assertThat(differences).isGreaterThan(500);
        assertThat(shownByBoth).isGreaterThan(500);
    }

    @Test
    void withNothingSmallNothingIsHidden() {
        world(new Random(1), List.of("PATROL", "PHONE"), List.of("FAILED", "GRID"), List.of(false));
        for (int i = 0; i < atoms.size(); i++) current[i] = recorded[i] = 40;
        var suppression = new Suppression(ROOT, THRESHOLD, this::counts);
        for (var category : new Grouping[] {null, Grouping.TYPE, Grouping.PUBLIC_ORDER_TYPE, Grouping.SOURCE})
            assertThat(suppression.of(Basis.CURRENT, chain(Breakdown.REQUESTS), ROOT, true, category))
                    .isEmpty();
    }

    /** What is small by one basis only is hidden by both: there is one decision. */
    @Test
    void aNumberThatIsSmallByOneBasisIsHidden() {
        world(new Random(1), List.of("PATROL", "PHONE"), List.of("NONE"), List.of(false));
        for (int i = 0; i < atoms.size(); i++) current[i] = recorded[i] = 40;
        for (int i = 0; i < atoms.size(); i++)
            if (atoms.get(i).place.startsWith("440103001") && atoms.get(i).month.equals("2026-02")) recorded[i] = 0;
        var first = atoms.stream()
                .filter(a -> a.place.length() == 12 && a.month.equals("2026-02"))
                .findFirst()
                .orElseThrow();
        recorded[atoms.indexOf(first)] = 4;
        assertThat(new Suppression(ROOT, THRESHOLD, this::counts)
                        .of(Basis.RECORDED, chain(Breakdown.REGISTRATIONS), new AreaCode(first.place), false, null))
                .contains(new Cell(first.place, "", first.month));
    }

    @Test
    void aYearThatIsSmallIsHiddenInAllItsMonths() {
        world(new Random(1), List.of("PATROL"), List.of("NONE"), List.of(false));
        for (int i = 0; i < atoms.size(); i++) current[i] = recorded[i] = 0;
        current[0] = recorded[0] = 3;
        assertThat(new Suppression(ROOT, THRESHOLD, this::counts)
                        .of(Basis.RECORDED, chain(Breakdown.REGISTRATIONS), ROOT, false, null))
                .contains(new Cell("440103", "", "2026"), new Cell("440103", "", "2026-12"))
                .hasSize(13);
    }

    /** Four old cases that a file brings are nine less five, where both are shown; what is recorded stays as it was told. */
    @Test
    void aDifferenceThatIsSmallIsHiddenByCurrent() {
        world(new Random(1), List.of("PATROL"), List.of("NONE"), List.of(false));
        for (int i = 0; i < atoms.size(); i++) current[i] = recorded[i] = 40;
        current[0] += 4;
        var suppression = new Suppression(ROOT, THRESHOLD, this::counts);
        var cell = new Cell("440103", "", atoms.get(0).month);
        assertThat(suppression.of(Basis.CURRENT, chain(Breakdown.REGISTRATIONS), ROOT, false, null))
                .contains(cell);
        assertThat(suppression.of(Basis.RECORDED, chain(Breakdown.REGISTRATIONS), ROOT, false, null))
                .isEmpty();
        // What both have alike is hidden with it, or the month beside it and the year would tell.
        assertThat(suppression.of(Basis.CURRENT, chain(Breakdown.REGISTRATIONS), ROOT, false, null))
                .anyMatch(hidden -> hidden.time().length() == 7 && !hidden.equals(cell));
    }

    private static Set<Breakdown> chain(Breakdown breakdown) {
        return EnumSet.copyOf(breakdown.chain());
    }

    /** Two or three subdistricts with communities, some with matters of their own; some months of a year. What is recorded later differs here and there. */
    private void world(Random random, List<String> sources, List<String> ends, List<Boolean> majors) {
        atoms.clear();
        var places = new ArrayList<String>();
        for (int s = 1; s <= 2; s++) {
            if (random.nextInt(3) == 0) places.add("44010300" + s);
            for (int c = 1; c <= 1 + random.nextInt(2); c++) places.add("44010300" + s + "10" + c);
        }
        // What is zero is not known to be zero where it is hidden.
        for (var place : places)
            for (var month : months())
                for (var type : List.of("01", "02", "03"))
                    for (var source : sources)
                        for (var end : ends)
                            for (var major : majors) atoms.add(new Atom(place, month, type, source, end, major));
        current = new int[atoms.size()];
        recorded = new int[atoms.size()];
        var most = 2 + random.nextInt(14);
        var rarely = random.nextBoolean() ? 12 : 300;
        var many = random.nextBoolean() ? 1 : 7;
        for (int i = 0; i < atoms.size(); i++) {
            var month = Integer.parseInt(atoms.get(i).month.substring(5));
            current[i] = month > 3 || random.nextInt(4) == 0 ? 0 : random.nextInt(most);
            recorded[i] = Math.max(0, current[i] + (random.nextInt(rarely) == 0 ? many * (random.nextInt(3) - 1) : 0));
        }
    }

    private List<String> months() {
        return years.stream()
                .flatMap(year -> IntStream.rangeClosed(1, 12).mapToObj(month -> "%d-%02d".formatted(year, month)))
                .toList();
    }

    private List<AreaCode> areas() {
        var codes = new TreeSet<String>(List.of(ROOT.value()));
        for (var atom : atoms)
            for (var digits : List.of(9, 12))
                if (atom.place.length() >= digits) codes.add(atom.place.substring(0, digits));
        return codes.stream().map(AreaCode::new).toList();
    }

    private Map<Cell, long[]> counts(Breakdown breakdown, Table table, Grouping category) {
        var cells = new HashMap<Cell, long[]>();
        var parts = parts(breakdown);
        for (int i = 0; i < atoms.size(); i++) {
            var atom = atoms.get(i);
            if (!atom.place.startsWith(table.area().value())) continue;
            var cell = new Cell(
                    part(atom, table.area(), table.parts()),
                    category == null ? "" : atom.by(category),
                    breakdown.ofStock() ? Suppression.NOW + "-01" : atom.month);
            var n = cells.computeIfAbsent(cell, c -> new long[2 * parts.size()]);
            for (int p = 0; p < parts.size(); p++)
                if (parts.get(p).test(atom)) {
                    n[p] += current[i];
                    n[parts.size() + p] += recorded[i];
                }
        }
        return cells;
    }

    private static List<Predicate<Atom>> parts(Breakdown breakdown) {
        return switch (breakdown) {
            case REGISTRATIONS, ENDS -> List.of(ALL);
            case REQUESTS -> List.of(BY_PHONE, BY_PHONE.negate());
            case COMPLETIONS -> List.of(OPEN.negate(), OPEN);
            case DISPUTES_IN_HAND -> List.of(OPEN);
            case SETTLEMENTS -> List.of(FAILED, FAILED.negate());
            case LEVELS -> List.of(at("GRID"), at("COMMUNITY"));
            case DIFFICULTIES -> List.of(atom -> atom.major, atom -> !atom.major);
            default -> throw new AssertionError(breakdown);
        };
    }

    private static String part(Atom atom, AreaCode area, boolean parts) {
        if (!parts || atom.place.equals(area.value())) return area.value();
        return atom.place.substring(0, area.value().length() + 3);
    }

    private void ask(
            Suppression suppression,
            Number number,
            AreaCode area,
            boolean parts,
            Grouping category,
            Told byOne,
            Told byBoth) {
        var hidden = suppression.of(Basis.RECORDED, chain(number.breakdown), area, parts, category);
        var hiddenByCurrent = suppression.of(Basis.CURRENT, chain(number.breakdown), area, parts, category);
        // So all that is told by either basis is told by the one.
        assertThat(hiddenByCurrent).containsAll(hidden);
        var cells = new LinkedHashMap<Cell, long[]>();
        for (int i = 0; i < atoms.size(); i++) {
            var atom = atoms.get(i);
            if (!atom.place.startsWith(area.value())) continue;
            for (var time : number.breakdown.ofStock()
                    ? List.of(Suppression.NOW)
                    : List.of(atom.month, atom.month.substring(0, 4))) {
                var cell = new Cell(part(atom, area, parts), category == null ? "" : atom.by(category), time);
                var sum = cells.computeIfAbsent(cell, c -> new long[atoms.size()]);
                if (number.of.test(atom)) sum[i] = 1;
            }
        }
        cells.forEach((cell, sum) -> {
            var name = number.breakdown + " " + area + " " + parts + " " + cell;
            byOne.add(sum, hidden.contains(cell));
            byBoth.add(sum, hiddenByCurrent.contains(cell));
            long now = count(sum, current);
            long then = count(sum, recorded);
            if (isSmall(now) || isSmall(then)) byOne.keep(name, sum, hidden.contains(cell));
            if (isSmall(now - then)) byBoth.keep(name, sum, hiddenByCurrent.contains(cell));
        });
    }

    private static long count(long[] sum, int[] basis) {
        return IntStream.range(0, sum.length).mapToLong(i -> sum[i] * basis[i]).sum();
    }

    private static boolean isSmall(long n) {
        return n != 0 && Math.abs(n) < THRESHOLD;
    }

    /** Everything that can be had from the published sums by adding and subtracting multiples of them. */
    private static final class Known {
        private final Map<Integer, long[]> byFirst = new TreeMap<>();

        void add(long[] sum) {
            var rest = reduced(sum);
            int first = first(rest);
            if (first < 0) return;
            var inverse = power(rest[first], PRIME - 2);
            for (int i = first; i < rest.length; i++) rest[i] = rest[i] * inverse % PRIME;
            byFirst.put(first, rest);
        }

        boolean tells(long[] sum) {
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
}
