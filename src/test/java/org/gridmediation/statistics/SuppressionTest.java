package org.gridmediation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.statistics.Measure.AMOUNT;
import static org.gridmediation.statistics.Measure.ANSWERED;
import static org.gridmediation.statistics.Measure.COMPLETED;
import static org.gridmediation.statistics.Measure.IN_COMMUNITY;
import static org.gridmediation.statistics.Measure.IN_GRID;
import static org.gridmediation.statistics.Measure.IN_SUBDISTRICT;
import static org.gridmediation.statistics.Measure.LATE;
import static org.gridmediation.statistics.Measure.MAJOR;
import static org.gridmediation.statistics.Measure.MAJOR_IN_COMMUNITY;
import static org.gridmediation.statistics.Measure.MINOR;
import static org.gridmediation.statistics.Measure.MINOR_IN_GRID;
import static org.gridmediation.statistics.Measure.ON_TIME;
import static org.gridmediation.statistics.Measure.OPEN;
import static org.gridmediation.statistics.Measure.OVERDUE;
import static org.gridmediation.statistics.Measure.PERFORMANCES;
import static org.gridmediation.statistics.Measure.PERFORMED;
import static org.gridmediation.statistics.Measure.REGISTERED;
import static org.gridmediation.statistics.Measure.REPEATED;
import static org.gridmediation.statistics.Measure.REQUESTED;
import static org.gridmediation.statistics.Measure.RESIDENTS;
import static org.gridmediation.statistics.Measure.SATISFACTION;
import static org.gridmediation.statistics.Measure.SETTLED;
import static org.gridmediation.statistics.Measure.TIMED;
import static org.gridmediation.statistics.Measure.UNSETTLED;
import static org.gridmediation.statistics.Measure.URGENT;
import static org.gridmediation.statistics.Measure.URGENT_KEPT;
import static org.gridmediation.statistics.Measure.VISITED;
import static org.gridmediation.statistics.Measure.VISITS;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gridmediation.area.AreaCode;
import org.gridmediation.statistics.SuppressedCells.Cell;
import org.gridmediation.statistics.Suppression.Table;
import org.junit.jupiter.api.Test;

/**
 * A platform asks for everything that it may: each area, as a whole and by its parts, by month and by year, as a whole and by kind, every indicator, by
 * both bases. It takes what is equal for equal: RECORDED for CURRENT, the requests for what came by phone, what was settled in the grid for the
 * settled of that level, what was late in all years for what is overdue, both lines' types for each other. From all that it is shown, added and subtracted at will, no small number may follow: neither
 * of what there was, nor of what became known elsewhere than it happened, which is the difference of what both bases say of one thing.
 */
class SuppressionTest {
    private static final int THRESHOLD = 5;
    private static final AreaCode ROOT = new AreaCode("440103");
    private static final long PRIME = 1_000_000_007L;

    /** Of what things that are counted are told apart, and what each counts as. */
    private record Variant(String source, String level, String form, Set<Measure> facts) {
        /** Of registrations. */
        static Variant from(String source, Measure... facts) {
            return new Variant(source, "", "", Set.of(facts));
        }

        /** Of ends. */
        static Variant at(String level, String form, Measure... facts) {
            return new Variant("PATROL", level, form, Set.of(facts));
        }

        String by(Grouping category) {
            return switch (category) {
                case SOURCE -> source;
                case LEVEL -> level;
                case FORM -> form;
                default -> throw new AssertionError(category);
            };
        }
    }

    /** What was counted where, in which month, of which kind: all that any question tells apart. */
    private record Atom(String place, String month, String type, Variant variant) {
        String by(Grouping category) {
            return switch (category) {
                case TYPE -> type;
                case PUBLIC_ORDER_TYPE -> type.equals("03") ? "Z2" : "Z1";
                default -> variant.by(category);
            };
        }
    }

    private static final List<Variant> REQUESTS = List.of(
            Variant.from("PATROL", REGISTERED),
            Variant.from("POLICE", REGISTERED),
            Variant.from("PHONE", REGISTERED),
            Variant.from("PHONE", REGISTERED, REQUESTED),
            Variant.from("PHONE", REGISTERED, REQUESTED, ANSWERED));

    private static final List<Variant> REGISTRATIONS = List.of(
            Variant.from("PATROL", REGISTERED),
            Variant.from("PATROL", REGISTERED, URGENT),
            Variant.from("PATROL", REGISTERED, URGENT, URGENT_KEPT, REPEATED),
            Variant.from("PATROL", REGISTERED, REPEATED),
            Variant.from("PATROL", REGISTERED, COMPLETED),
            Variant.from("PATROL", REGISTERED, COMPLETED, REPEATED));

    private static final List<Variant> ENDS = List.of(
            Variant.at("GRID", "", SETTLED, IN_GRID, MINOR, MINOR_IN_GRID),
            Variant.at("GRID", "", SETTLED, IN_GRID, MAJOR, MAJOR_IN_COMMUNITY),
            Variant.at("COMMUNITY", "", SETTLED, IN_COMMUNITY, MINOR),
            Variant.at("COMMUNITY", "", SETTLED, IN_COMMUNITY, MAJOR, MAJOR_IN_COMMUNITY),
            Variant.at("SUBDISTRICT", "", SETTLED, IN_SUBDISTRICT, MINOR),
            Variant.at("SUBDISTRICT", "", SETTLED, IN_SUBDISTRICT, MAJOR),
            Variant.at("COMMUNITY", "", UNSETTLED, MINOR),
            Variant.at("COMMUNITY", "", UNSETTLED, MAJOR));

    private static final List<Variant> AFTERMATHS = List.of(
            Variant.at("GRID", "ORAL", SETTLED, AMOUNT, TIMED, ON_TIME),
            Variant.at("GRID", "ORAL", SETTLED, AMOUNT, TIMED, VISITED),
            Variant.at("COMMUNITY", "WRITTEN", SETTLED, AMOUNT),
            Variant.at("COMMUNITY", "WRITTEN", SETTLED, AMOUNT, TIMED, ON_TIME, VISITED),
            Variant.at("COMMUNITY", "", UNSETTLED, TIMED),
            Variant.at("COMMUNITY", "", UNSETTLED, TIMED, ON_TIME));

    private static final List<Variant> PERFORMANCES_AND_VISITS = List.of(
            Variant.at("GRID", "ORAL", PERFORMANCES),
            Variant.at("GRID", "ORAL", PERFORMANCES, PERFORMED),
            Variant.at("COMMUNITY", "WRITTEN", PERFORMANCES),
            Variant.at("COMMUNITY", "WRITTEN", PERFORMANCES, PERFORMED),
            Variant.at("", "", VISITS, SATISFACTION));

    /** What there is now is what came in all years and has not ended; what is overdue now, what was late in any of them. */
    private static final List<Variant> STOCKS = List.of(
            Variant.from("PATROL", REGISTERED, OPEN),
            Variant.from("PATROL", REGISTERED, OPEN, OVERDUE, LATE),
            Variant.from("PATROL", REGISTERED, COMPLETED),
            Variant.from("PATROL", SETTLED, TIMED, ON_TIME),
            Variant.from("PATROL", SETTLED, TIMED),
            Variant.from("PATROL", UNSETTLED, TIMED));

    private static final List<List<Variant>> WORLDS =
            List.of(REQUESTS, REGISTRATIONS, ENDS, AFTERMATHS, PERFORMANCES_AND_VISITS, STOCKS);

    /** In its last version, as it is asked for. */
    private static final Collection<Indicator> INDICATORS = indicators();

    private static Collection<Indicator> indicators() {
        try (var page = Indicators.class.getResourceAsStream("/indicators.json")) {
            var indicators = new LinkedHashMap<String, Indicator>();
            for (var indicator : new ObjectMapper().findAndRegisterModules().readValue(page, Indicator[].class))
                if (!indicator.isOfTerritory()) indicators.put(indicator.code(), indicator);
            return indicators.values();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Integer> years = List.of(2026);
    private final List<Atom> atoms = new ArrayList<>();
    private final Map<String, int[]> each = new HashMap<>();
    private int[] current;
    private int[] recorded;

    /** What is told, and what must not follow from it. */
    private static final class Told {
        final Set<LongBuffer> published = new LinkedHashSet<>();
        final Map<LongBuffer, String> secret = new LinkedHashMap<>();

        void add(long[] sum, boolean hidden) {
            if (!hidden) published.add(LongBuffer.wrap(sum));
        }

        void keep(String name, long[] sum, boolean hidden) {
            assertThat(hidden).as("a small number is shown: " + name).isTrue();
            secret.put(LongBuffer.wrap(sum), name);
        }

        void tellsNone(int seed) {
            var known = new Known();
            published.forEach(sum -> known.add(sum.array()));
            secret.forEach((small, name) -> assertThat(known.tells(small.array()))
                    .as("seed " + seed + ": " + name + " follows")
                    .isFalse());
        }
    }

    @Test
    void everyIndicatorIsAttacked() {
        for (var indicator : INDICATORS)
            assertThat(WORLDS)
                    .as(indicator.code() + " is attacked in none of the worlds")
                    .anyMatch(world -> isIn(world, indicator));
    }

    private static boolean isIn(List<Variant> world, Indicator indicator) {
        return measures(indicator).stream()
                .allMatch(measure -> measure == RESIDENTS || world.stream().anyMatch(v -> v.facts.contains(measure)));
    }

    private static Set<Measure> measures(Indicator indicator) {
        var measures = EnumSet.copyOf(indicator.numerator().facts());
        if (indicator.denominator() != null)
            measures.addAll(indicator.denominator().facts());
        return measures;
    }

    @Test
    void noNumberOfRequestsFollows() {
        attack(REQUESTS);
    }

    @Test
    void noNumberOfRegistrationsFollows() {
        attack(REGISTRATIONS);
    }

    @Test
    void noNumberOfEndsFollows() {
        attack(ENDS);
    }

    @Test
    void noNumberOfWhatBecameOfThemFollows() {
        attack(AFTERMATHS);
        attack(PERFORMANCES_AND_VISITS);
    }

    @Test
    void noNumberFollowsFromHowManyThereAre() {
        years = List.of(2026, 2027);
        attack(STOCKS);
    }

    private void attack(List<Variant> variants) {
        int hidden = 0;
        int shown = 0;
        int differences = 0;
        int shownByBoth = 0;
        for (int seed = 0; seed < Integer.getInteger("suppression.seeds", 10); seed++) {
            world(new Random(seed), variants);
            var suppression = new Suppression(ROOT, THRESHOLD, this::counts);
            var byOne = new Told();
            var byBoth = new Told();
            for (var indicator : INDICATORS) {
                if (!isIn(variants, indicator)) continue;
                var categories = new ArrayList<>(indicator.groupBy());
                categories.retainAll(Grouping.CATEGORIES);
                categories.removeIf(category ->
                        variants.stream().map(v -> told(v, category)).distinct().count() == 1);
                categories.add(null);
                for (var area : areas())
                    for (var parts : List.of(false, true))
                        for (var category : categories)
                            ask(suppression, indicator, area, parts, category, byOne, byBoth);
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

    /** By types each is told apart. */
    private static String told(Variant variant, Grouping category) {
        return category == Grouping.TYPE || category == Grouping.PUBLIC_ORDER_TYPE
                ? variant.toString()
                : variant.by(category);
    }

    @Test
    void withNothingSmallNothingIsHidden() {
        world(new Random(1), REQUESTS);
        for (int i = 0; i < atoms.size(); i++) current[i] = recorded[i] = 40;
        var suppression = new Suppression(ROOT, THRESHOLD, this::counts);
        for (var category : new Grouping[] {null, Grouping.TYPE, Grouping.PUBLIC_ORDER_TYPE, Grouping.SOURCE})
            assertThat(suppression.of(Basis.CURRENT, chain(Breakdown.REQUESTS), ROOT, true, category))
                    .isEmpty();
    }

    /** What is small by one basis only is hidden by both: there is one decision. */
    @Test
    void aNumberThatIsSmallByOneBasisIsHidden() {
        world(new Random(1), REQUESTS);
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
        world(new Random(1), REQUESTS);
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
        world(new Random(1), REQUESTS);
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
    private void world(Random random, List<Variant> variants) {
        atoms.clear();
        each.clear();
        var places = new ArrayList<String>();
        for (int s = 1; s <= 2; s++) {
            if (random.nextInt(3) == 0) places.add("44010300" + s);
            for (int c = 1; c <= 1 + random.nextInt(2); c++) places.add("44010300" + s + "10" + c);
        }
        // What is zero is not known to be zero where it is hidden.
        for (var place : places)
            for (var month : months())
                for (var type : List.of("01", "02", "03"))
                    for (var variant : variants) atoms.add(new Atom(place, month, type, variant));
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
                .flatMap(year -> IntStream.rangeClosed(1, 7).mapToObj(month -> "%d-%02d".formatted(year, month)))
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
        var parts = breakdown.parts;
        for (int i = 0; i < atoms.size(); i++) {
            var atom = atoms.get(i);
            if (!atom.place.startsWith(table.area().value())) continue;
            var cell = new Cell(
                    part(atom, table.area(), table.parts()),
                    category == null ? "" : atom.by(category),
                    breakdown.ofStock() ? Suppression.NOW + "-01" : atom.month);
            // By a category is counted what is of one.
            if (category != null && cell.value().isEmpty()) continue;
            var n = cells.computeIfAbsent(cell, c -> new long[2 * parts.size()]);
            for (int p = 0; p < parts.size(); p++) {
                int each = each(parts.get(p))[i];
                n[p] += each * current[i];
                n[parts.size() + p] += each * recorded[i];
            }
        }
        return cells;
    }

    /** What each atom counts in a sum of measures. */
    private int[] each(String sum) {
        return each.computeIfAbsent(
                sum,
                s -> atoms.stream().mapToInt(atom -> count(atom.variant, s)).toArray());
    }

    private static int count(Variant variant, String sum) {
        int counted = 0;
        int sign = 1;
        for (var term : sum.split(" "))
            switch (term) {
                case "+" -> sign = 1;
                case "-" -> sign = -1;
                default -> {
                    if (variant.facts.contains(Measure.valueOf(term.toUpperCase(Locale.ROOT)))) counted += sign;
                }
            }
        return counted;
    }

    private static String part(Atom atom, AreaCode area, boolean parts) {
        if (!parts || atom.place.equals(area.value())) return area.value();
        return atom.place.substring(0, area.value().length() + 3);
    }

    private void ask(
            Suppression suppression,
            Indicator indicator,
            AreaCode area,
            boolean parts,
            Grouping category,
            Told byOne,
            Told byBoth) {
        var hidden = suppression.of(Basis.RECORDED, indicator.breakdowns(), area, parts, category);
        var hiddenByCurrent = suppression.of(Basis.CURRENT, indicator.breakdowns(), area, parts, category);
        // So all that is told by either basis is told by the one.
        assertThat(hiddenByCurrent).containsAll(hidden);
        var told = indicator.columns().stream().filter(sum -> !sum.equals("0")).toList();
        var kept = new LinkedHashSet<String>();
        for (var breakdown : indicator.breakdowns())
            if (breakdown.ofStock() == indicator.ofStock()) kept.addAll(breakdown.parts);
        if (indicator.unit() == IndicatorUnit.RATE) {
            kept.addAll(told);
            kept.add(told.get(1) + " - " + told.get(0));
        }
        for (var sum : told)
            cells(sum, indicator, area, parts, category).forEach((cell, row) -> {
                byOne.add(row, hidden.contains(cell));
                byBoth.add(row, hiddenByCurrent.contains(cell));
            });
        for (var sum : kept)
            cells(sum, indicator, area, parts, category).forEach((cell, row) -> {
                var name = indicator.code() + " " + sum + " " + area + " " + parts + " " + cell;
                long now = count(row, current);
                long then = count(row, recorded);
                if (isSmall(now) || isSmall(then)) byOne.keep(name, row, hidden.contains(cell));
                if (isSmall(now - then)) byBoth.keep(name, row, hiddenByCurrent.contains(cell));
            });
    }

    /** Of a sum of measures, what each atom adds to each cell. */
    private Map<Cell, long[]> cells(String sum, Indicator indicator, AreaCode area, boolean parts, Grouping category) {
        var cells = new LinkedHashMap<Cell, long[]>();
        var each = each(sum);
        for (int i = 0; i < atoms.size(); i++) {
            var atom = atoms.get(i);
            if (!atom.place.startsWith(area.value())) continue;
            for (var time :
                    indicator.ofStock() ? List.of(Suppression.NOW) : List.of(atom.month, atom.month.substring(0, 4))) {
                var cell = new Cell(part(atom, area, parts), category == null ? "" : atom.by(category), time);
                if (category != null && cell.value().isEmpty()) continue;
                cells.computeIfAbsent(cell, c -> new long[atoms.size()])[i] = each[i];
            }
        }
        return cells;
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
