package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridmediation.Recount.Cell;
import org.gridmediation.deadline.Deadlines;
import org.gridmediation.statistics.RollupJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Random histories over the turn of the year, driven through HTTP: disputes of every kind and fate, transfers, grids split and merged, imports and their
 * undoing. Again and again every statistic, report and feed is held against what the test counts and keeps by itself. A failure names the seed;
 * `-Dhistories.seed` plays it again, and `-Dhistories.seeds` says how many
 * the long form plays. Not among the other tests, since what it leaves lies in later years.
 */
@LongRun
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class HistoriesTest {
    private static final List<String> AREAS =
            List.of(History.COMMUNITIES.get(0), History.COMMUNITIES.get(1), History.SUBDISTRICT, History.DISTRICT);
    private static final Map<Integer, Integer> DIGITS = Map.of(6, 9, 9, 12, 12, 15);

    @Inject
    RollupJob rollupJob;

    @Inject
    Deadlines deadlines;

    private JsonNode indicators;
    private final Map<String, Integer> done = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    /** Others share the application: what is left here has come to pass for them. */
    @AfterEach
    void theTimeIsNowAgain() throws SQLException {
        MovableClock.setBack();
        try (var admin = Superuser.connect(Embedded.settings());
                var statement = admin.createStatement()) {
            statement.execute("update area set valid_from = date '2026-01-01' where valid_from > current_date");
            statement.execute("update change set placed_at = now() where placed_at > now()");
        }
    }

    @Test
    void afterRandomHistoriesEveryNumberReportAndFeedIsWhatARecountGives() throws SQLException {
        play(Long.getLong("histories.seed", 1), 2040, 4);
    }

    @Test
    void afterManyRandomHistoriesToo() throws SQLException {
        var first = Long.getLong("histories.seed", 100);
        var failed = new ArrayList<Throwable>();
        for (int i = 0; i < Integer.getInteger("histories.seeds", 20); i++)
            try {
                play(first + i, 2080, 12);
            } catch (AssertionError e) {
                failed.add(e);
            }
        // What the histories were made of, and what was tried in vain.
        System.out.println(done + " refused " + refused);
        assertThat(failed).isEmpty();
        assertThat(done.keySet())
                .contains(
                        "acceptTransfer",
                        "declineTransfer",
                        "split",
                        "merge",
                        "mergeDispute",
                        "unmergeDispute",
                        "reopenDispute",
                        "undone");
    }

    /** Each seed has a year of its own, within the forty years from `era` on. */
    private void play(long seed, int era, int bursts) throws SQLException {
        var random = new Random(seed);
        int year = era + (int) (seed % 40);
        indicators = Api.json(Api.as("zhou").get("/v1/indicators"));
        var closed = new TreeMap<String, Map<String, String>>();
        try (var recount = new Recount(History.DISTRICT)) {
            var history = new History(random, year);
            recount.look(false);
            var baseline = recorded(year);
            var returns = new Returns(random, history, recount);
            var followers = List.of(
                    new Follower(history.heads.get(History.COMMUNITIES.get(0)), 7, Set.of()),
                    new Follower(history.heads.get(History.COMMUNITIES.get(1)), 100, Set.of()),
                    new Follower("he", 100, Set.of()),
                    new Follower("liang", 100, Set.of("residents")));
            var time = LocalDateTime.parse(year + "-11-28T09:00:00");
            for (int burst = 0; burst < bursts; burst++) {
                time = next(time, burst, random);
                MovableClock.set(time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
                // Everybody's, which is much after all the other tests.
                if (bursts > 5) deadlines.fire();
                recount.look(false);
                close(closed, YearMonth.from(time), random);
                for (int i = 0; i < 25; i++) recount.look(history.step());
                if (random.nextBoolean()) rollupJob.run();
                boolean last = burst == bursts - 1;
                compare(recount, baseline, year, last ? 1 : 3, random);
                returns.go();
                returns.check();
                for (var follower : followers.subList(0, 3)) follower.follow();
                followers.get(3).followAll();
                for (var follower : followers.subList(0, last ? 4 : 2)) follower.compare();
            }
            reconciled();
            assertThat(closed).hasSizeGreaterThan(bursts);
            closed.forEach(
                    (query, before) -> assertThat(closed(query)).as(query).isEqualTo(before));
            history.done.forEach((what, n) -> done.merge(what, n, Integer::sum));
            history.files.results.forEach((what, n) -> done.merge(what, n, Integer::sum));
            returns.done.forEach((what, n) -> done.merge(what, n, Integer::sum));
            history.refused.forEach((what, n) -> refused.merge(what, n, Integer::sum));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("-Dhistories.seed=" + seed, e);
        }
    }

    /** 23:50 of a month's last day, 0:10 after it, and some days later, by turns. */
    private static LocalDateTime next(LocalDateTime time, int burst, Random random) {
        return switch (burst % 3) {
            case 0 -> YearMonth.from(time).atEndOfMonth().atTime(23, 50);
            case 1 -> time.plusMinutes(20);
            default -> time.plusDays(2 + random.nextInt(20)).withHour(9 + random.nextInt(8));
        };
    }

    /** @param of how many indicators one is looked at */
    private void compare(Recount recount, Map<String, Map<Group, long[]>> baseline, int year, int of, Random random)
            throws SQLException {
        var residents = recount.residents();
        var now = recount.now();
        for (var indicator : indicators) {
            if (indicator.get("code").asText().equals("coverage") || random.nextInt(of) > 0) continue;
            var parts = parts(indicator);
            for (var area : AREAS) {
                same(
                        indicator,
                        area,
                        "CURRENT",
                        parts,
                        year,
                        expected(indicator, area, now, residents, parts, year),
                        recount,
                        random);
                var recorded = expected(indicator, area, recount.recorded, residents, parts, year);
                baseline.getOrDefault(indicator.get("code").asText() + area, Map.of())
                        .forEach((group, n) -> recorded.merge(group, n, HistoriesTest::plus));
                same(indicator, area, "RECORDED", parts, year, recorded, recount, random);
                if (random.nextInt(3) == 0)
                    partsAddUp(indicator, area, random.nextBoolean() ? "CURRENT" : "RECORDED", year);
            }
            var offered = indicator.get("groupBy");
            var by = new ArrayList<>(parts.subList(0, parts.size() - 1));
            by.add(offered.get(2 + random.nextInt(offered.size() - 2)).asText());
            var area = AREAS.get(random.nextInt(4));
            same(
                    indicator,
                    area,
                    "CURRENT",
                    by,
                    year,
                    expected(indicator, area, now, residents, by, year),
                    recount,
                    random);
        }
        covered(recount);
    }

    /** By RECORDED, of the months that are over: whatever is recorded from now on, it does not move them. */
    private void close(Map<String, Map<String, String>> closed, YearMonth now, Random random) {
        for (var indicator : indicators) {
            if (indicator.get("numerator").get("facts").isEmpty()) continue;
            var area = AREAS.get(random.nextInt(4));
            var by = new ArrayList<>(parts(indicator));
            var offered = indicator.get("groupBy");
            by.add(offered.get(2 + random.nextInt(offered.size() - 2)).asText());
            var query = "/v1/statistics?indicator=" + indicator.get("code").asText() + "&area=" + area
                    + "&basis=RECORDED&from=" + now.minusMonths(6) + "&to=" + now.minusMonths(1) + "&groupBy="
                    + String.join(",", by);
            closed.putIfAbsent(query, closed(query));
        }
    }

    private static Map<String, String> closed(String query) {
        var area = Text.part(query, "area=(\\d+)");
        return texts(groups(Api.json(Api.as(reader(area)).get(query))));
    }

    /** Residents and disputes in hand are how many there are, of no month. */
    private static List<String> parts(JsonNode indicator) {
        return isPerResidents(indicator) || isStock(indicator) ? List.of("CHILD_AREA") : List.of("MONTH", "CHILD_AREA");
    }

    private static boolean isStock(JsonNode indicator) {
        return indicator.path("stock").asBoolean();
    }

    private static boolean isPerResidents(JsonNode indicator) {
        return indicator.get("unit").asText().equals("PER_1000");
    }

    private record Group(String month, String area, String code) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            return toString().compareTo(other.toString());
        }
    }

    private static long[] plus(long[] one, long[] other) {
        return new long[] {one[0] + other[0], one[1] + other[1]};
    }

    private static String query(JsonNode indicator, String area, String basis, List<String> by, int year) {
        return "/v1/statistics?indicator=" + indicator.get("code").asText() + "&area=" + area + "&basis=" + basis
                + "&from=" + year + "-07&to=" + (year + 1) + "-06"
                + (by.isEmpty() ? "" : "&groupBy=" + String.join(",", by));
    }

    private static String reader(String area) {
        return area.length() == 6 ? "liang" : "he";
    }

    /** What there is by recording before anything happens here. */
    private Map<String, Map<Group, long[]>> recorded(int year) {
        var recorded = new TreeMap<String, Map<Group, long[]>>();
        for (var indicator : indicators)
            if (!indicator.get("numerator").get("facts").isEmpty() && !isPerResidents(indicator))
                for (var area : AREAS)
                    recorded.put(
                            indicator.get("code").asText() + area,
                            groups(Api.json(Api.as(reader(area))
                                    .get(query(indicator, area, "RECORDED", parts(indicator), year)))));
        return recorded;
    }

    private static Map<Group, long[]> groups(JsonNode answer) {
        var groups = new TreeMap<Group, long[]>();
        assertThat(answer.has("groups")).as(answer.toString()).isTrue();
        for (var g : answer.get("groups")) {
            var n = new long[] {
                g.get("numerator").asLong(), g.path("denominator").asLong()
            };
            groups.put(
                    new Group(
                            g.path("month").asText(),
                            g.path("area").asText(),
                            g.path("code").asText()),
                    n);
        }
        return groups;
    }

    private static Map<Group, long[]> expected(
            JsonNode indicator,
            String area,
            Map<Cell, Long> cells,
            Map<String, Long> residents,
            List<String> by,
            int year) {
        var expected = new TreeMap<Group, long[]>();
        var numerator = facts(indicator.get("numerator"));
        var denominator = facts(indicator.path("denominator"));
        var parts = by.contains("CHILD_AREA");
        cells.forEach((cell, n) -> {
            if (!cell.area().startsWith(area)
                    || !isStock(indicator) && cell.month().compareTo(year + "-07") < 0
                    || cell.month().compareTo((year + 1) + "-06") > 0) return;
            var code = by.stream().map(cell::by).reduce("", String::concat);
            // By what it is not about it is told nowhere.
            if (!parts && !by.isEmpty() && !by.equals(List.of("MONTH")) && code.isEmpty()) return;
            var group = new Group(by.contains("MONTH") ? cell.month() : "", parts ? part(area, cell.area()) : "", code);
            var counts =
                    new long[] {numerator.contains(cell.fact()) ? n : 0, denominator.contains(cell.fact()) ? n : 0};
            if (counts[0] != 0 || counts[1] != 0) expected.merge(group, counts, HistoriesTest::plus);
        });
        if (!isPerResidents(indicator)) return expected;
        var live = new TreeMap<String, Long>();
        residents.forEach((grid, n) -> {
            if (grid.startsWith(area)) live.merge(parts ? part(area, grid) : "", n, Long::sum);
        });
        if (parts) live.keySet().forEach(part -> expected.putIfAbsent(new Group("", part, ""), new long[2]));
        expected.replaceAll((group, n) -> new long[] {n[0], live.getOrDefault(group.area, 0L)});
        return expected;
    }

    private static Set<String> facts(JsonNode part) {
        var facts = new TreeSet<String>();
        part.path("facts").forEach(f -> facts.add(f.asText()));
        return facts;
    }

    private static String part(String area, String of) {
        return of.length() == area.length() ? area : of.substring(0, DIGITS.get(area.length()));
    }

    private void same(
            JsonNode indicator,
            String area,
            String basis,
            List<String> by,
            int year,
            Map<Group, long[]> expected,
            Recount recount,
            Random random) {
        var query = query(indicator, area, basis, by, year);
        var answer = Api.json(Api.as(reader(area)).get(query));
        assertThat(texts(groups(answer))).as(query).isEqualTo(texts(expected));
        for (var group : answer.get("groups")) {
            value(indicator, group);
            if (random.nextInt(200) == 0) drill(reader(area), group, basis, indicator, recount);
        }
    }

    /** Without what is nothing. */
    private static Map<String, String> texts(Map<Group, long[]> groups) {
        var texts = new TreeMap<String, String>();
        groups.forEach((group, n) -> {
            if (n[0] != 0 || n[1] != 0) texts.put(group.toString(), n[0] + "/" + n[1]);
        });
        return texts;
    }

    private static void value(JsonNode indicator, JsonNode group) {
        var unit = indicator.get("unit").asText();
        long d = group.path("denominator").asLong();
        if (Set.of("COUNT", "FEN").contains(unit))
            assertThat(group.get("value").asLong())
                    .isEqualTo(group.get("numerator").asLong());
        else if (d == 0) assertThat(group.has("value")).isFalse();
        else
            assertThat(group.get("value").decimalValue())
                    .isEqualByComparingTo(new BigDecimal(group.get("numerator").asLong())
                            .multiply(BigDecimal.valueOf(unit.equals("PER_1000") ? 1000 : 1))
                            .divide(BigDecimal.valueOf(d), unit.equals("RATE") ? 6 : 3, RoundingMode.HALF_UP));
    }

    /** The cases behind a number are those that the recount has, and add up to it. */
    private static void drill(String account, JsonNode group, String basis, JsonNode indicator, Recount recount) {
        for (var part : List.of("numerator", "denominator")) {
            var link = group.at("/cases/" + part).asText("");
            if (link.isEmpty()) continue;
            var counted = new TreeMap<String, Long>();
            for (var next = link + "&limit=200"; next != null; ) {
                var page = Api.json(Api.as(account).get(next));
                assertThat(page.has("items")).as(link + " " + page).isTrue();
                for (var item : page.get("items"))
                    counted.merge(
                            item.at("/dispute/id").asText(), item.get("counted").asLong(), Long::sum);
                next = page.has("next")
                        ? link + "&limit=200&cursor=" + page.get("next").asText()
                        : null;
            }
            assertThat(counted.values().stream().mapToLong(n -> n).sum())
                    .as(link)
                    .isEqualTo(group.get(part).asLong());
            if (basis.equals("RECORDED")) continue;
            var expected = new TreeMap<String, Long>();
            var facts = facts(indicator.get(part));
            var first = isStock(indicator) ? "" : Text.part(link, "from=([0-9-]+)");
            var last = Text.part(link, "to=([0-9-]+)");
            recount.current.forEach((id, cells) -> cells.forEach((cell, n) -> {
                var there = link.contains("own=true")
                        ? link.contains("area=" + cell.area() + "&")
                        : cell.area().startsWith(Text.part(link, "area=(\\d+)"));
                if (there
                        && (isStock(indicator) || cell.month().compareTo(first) >= 0)
                        && cell.month().compareTo(last) <= 0
                        && facts.contains(cell.fact())
                        && (!group.has("code")
                                || codes(cell).contains(group.get("code").asText())))
                    expected.merge(id.toString(), n, Long::sum);
            }));
            expected.values().removeIf(n -> n == 0);
            assertThat(counted).as(link).isEqualTo(expected);
        }
    }

    private static List<String> codes(Cell cell) {
        return List.of(cell.type(), cell.publicOrderType(), cell.source(), cell.level(), cell.form());
    }

    private static void partsAddUp(JsonNode indicator, String area, String basis, int year) {
        var by = parts(indicator);
        var whole = groups(
                Api.json(Api.as(reader(area)).get(query(indicator, area, basis, by.subList(0, by.size() - 1), year))));
        var sums = new TreeMap<Group, long[]>();
        groups(Api.json(Api.as(reader(area)).get(query(indicator, area, basis, by, year))))
                .forEach((part, n) -> sums.merge(new Group(part.month, "", ""), n, HistoriesTest::plus));
        assertThat(texts(sums))
                .as(indicator.get("code") + " " + area + " " + basis)
                .isEqualTo(texts(whole));
    }

    private static void covered(Recount recount) throws SQLException {
        var covered = recount.covered();
        for (var area : List.of(History.COMMUNITIES.get(0), History.SUBDISTRICT)) {
            var of = covered.entrySet().stream()
                    .filter(g -> g.getKey().startsWith(area))
                    .toList();
            Api.get("he", "/v1/statistics?indicator=coverage&area=" + area)
                    .body("groups[0].denominator", equalTo(of.size()))
                    .body("groups[0].numerator", equalTo((int)
                            of.stream().filter(Map.Entry::getValue).count()));
        }
    }

    private void reconciled() {
        for (int folded = 0; folded < 2; folded++) {
            Api.recounted("liang", History.DISTRICT)
                    .body("differingDisputes", empty())
                    .body("differingAreas", empty())
                    .body("agrees", equalTo(true));
            rollupJob.run();
        }
    }
}
