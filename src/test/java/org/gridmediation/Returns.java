package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gridmediation.Recount.Cell;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;

/** The monthly reports of the history's communities and their subdistrict, on their way to the lock, and after it. */
final class Returns {
    private static final List<String> AREAS =
            List.of(History.COMMUNITIES.get(0), History.COMMUNITIES.get(1), History.SUBDISTRICT);
    private static final Set<String> ENDED = Set.of("SETTLED", "UNSETTLED");

    private final Random random;
    private final History history;
    private final Recount recount;

    /** By area and month. */
    private final Map<String, String> reports = new TreeMap<>();

    /** The bytes of each locked edition in each form. */
    private final Map<String, String> locked = new TreeMap<>();

    final Map<String, Integer> done = new TreeMap<>();

    Returns(Random random, History history, Recount recount) {
        this.random = random;
        this.history = history;
        this.recount = recount;
    }

    private String own(String area) {
        return history.heads.getOrDefault(area, "he");
    }

    private String above(String area) {
        return history.heads.containsKey(area) ? "he" : "liang";
    }

    /** Each of the month that is over goes on a step or two. */
    void go() throws SQLException {
        var month = Recount.month(Days.start(Days.today().withDayOfMonth(1).minusDays(1)));
        for (var area : AREAS) {
            var report = reports.get(area + " " + month);
            if (report == null) {
                report = Api.post(
                                own(area), "/v1/reports", "{\"area\": \"" + area + "\", \"period\": \"" + month + "\"}")
                        .statusCode(201)
                        .extract()
                        .header("Location");
                reports.put(area + " " + month, report);
                compare(area, month, report);
            }
        }
        for (var each : reports.entrySet())
            for (int i = random.nextInt(4); i > 0; i--)
                act(each.getKey().split(" ")[0], each.getKey().split(" ")[1], each.getValue());
    }

    private void act(String area, String month, String report) throws SQLException {
        var account = random.nextBoolean() ? own(area) : above(area);
        var possible = new ArrayList<String>();
        Api.json(Api.as(account).get(report)).get("allowedActions").forEach(a -> possible.add(a.asText()));
        possible.remove("changeReport");
        if (possible.isEmpty()) return;
        var operation = possible.get(random.nextInt(possible.size()));
        if (Set.of("returnReport", "correctReport").contains(operation) && random.nextInt(3) > 0) return;
        var action = Map.of(
                        "recountReport", "/recount",
                        "reviewReport", "/review",
                        "submitReport", "/submission",
                        "returnReport", "/return",
                        "acceptReport", "/acceptance",
                        "lockReport", "/lock",
                        "correctReport", "/correction")
                .get(operation);
        var body = Set.of("/return", "/correction").contains(action) ? "{\"reason\": \"数字有变。\"}" : "";
        Api.act(account, report, action, body).statusCode(201);
        done.merge(operation, 1, Integer::sum);
        if (Set.of("/recount", "/correction").contains(action)) compare(area, month, report);
        if (action.equals("/lock")) {
            var edition =
                    Api.json(Api.as(account).get(report)).get("lockedEdition").asText();
            for (var form : List.of("", "/xlsx", "/pdf"))
                locked.put(report + "/return" + form + "?edition=" + edition, bytes(area, report, form, edition));
        }
    }

    private String bytes(String area, String report, String form, String edition) {
        var answer = Api.as(own(area)).get(report + "/return" + form + "?edition=" + edition);
        answer.then().statusCode(200);
        return HexFormat.of().formatHex(answer.asByteArray());
    }

    /** What was locked is the same bytes, and what is known since explains the difference. */
    void check() throws SQLException {
        locked.forEach((path, bytes) -> {
            var answer = Api.as("he").get(path);
            answer.then().statusCode(200);
            assertThat(HexFormat.of().formatHex(answer.asByteArray()).equals(bytes))
                    .as(path)
                    .isTrue();
        });
        for (var each : reports.entrySet()) {
            var area = each.getKey().split(" ")[0];
            var month = each.getKey().split(" ")[1];
            var report = each.getValue();
            var edition = Api.json(Api.as(own(area)).get(report)).get("edition").asText();
            var then = total(Api.json(Api.as(own(area)).get(report + "/return?edition=" + edition)));
            var adjustments = Api.json(Api.as(own(area)).get(report + "/adjustments?edition=" + edition));
            if (adjustments.get("edition").asInt() != Integer.parseInt(edition))
                throw new AssertionError(adjustments.toString());
            var now = figures(area, month, c -> true);
            var changes = new TreeMap<String, Long>();
            for (var dispute : adjustments.get("disputes")) {
                if (!dispute.get("changes").isEmpty())
                    assertThat(dispute.get("reasons"))
                            .as(report + " " + dispute)
                            .isNotEmpty();
                dispute.get("changes")
                        .properties()
                        .forEach(c -> changes.merge(c.getKey(), c.getValue().asLong(), Long::sum));
            }
            now.forEach((figure, n) -> {
                long before = figure(then, figure);
                assertThat(before + changes.getOrDefault(figure, 0L))
                        .as(report + " of " + each.getKey() + ": " + figure + " " + adjustments)
                        .isEqualTo(n);
                var told = new HashMap<String, long[]>();
                for (var difference : adjustments.get("figures"))
                    told.put(difference.get("figure").asText(), new long[] {
                        difference.get("before").asLong(),
                        difference.get("after").asLong()
                    });
                if (before != n && told.containsKey(figure))
                    assertThat(told.get(figure)).as(figure).containsExactly(before, n);
                if (List.of("registered", "cases", "settled", "complex", "amount")
                        .contains(figure))
                    assertThat(told.containsKey(figure))
                            .as(report + " " + figure)
                            .isEqualTo(before != n);
            });
        }
    }

    private static JsonNode total(JsonNode content) {
        var lines = content.get("lines");
        return lines.get(lines.size() - 1).get("figures");
    }

    private static long figure(JsonNode figures, String figure) {
        var parts = figure.split("\\.");
        return parts.length == 1
                ? figures.path(figure).asLong()
                : figures.path(parts[0]).path(parts[1]).asLong();
    }

    /** A draft says what the recount says, in every line. */
    private void compare(String area, String month, String report) throws SQLException {
        recount.look(false);
        var content = Api.json(Api.as(own(area)).get(report + "/return"));
        assertThat(content.get("violations")).isEmpty();
        for (var line : content.get("lines")) {
            var kind = line.get("kind").asText();
            if (kind.equals("SUBORDINATES")) continue;
            var part = line.get("area").asText();
            var own = tier(area);
            var expected =
                    switch (kind) {
                        case "OWN" ->
                            figures(
                                    area,
                                    month,
                                    c -> c.area().equals(area) || c.level().equals(own));
                        case "UNIT" ->
                            figures(
                                    area,
                                    month,
                                    c -> c.area().startsWith(part) && !c.level().equals(own));
                        default -> figures(area, month, c -> true);
                    };
            expected.forEach((figure, n) -> assertThat(figure(line.get("figures"), figure))
                    .as(report + " of " + month + " " + line.get("area") + " " + kind + ": " + figure)
                    .isEqualTo(n));
        }
        assertThat(figure(total(content), "parties")).as(report + " parties").isEqualTo(recount.parties(area, month));
    }

    private static String tier(String area) {
        return Tier.ofDigits(area.length()).name();
    }

    /** What bodies of the area did, up to its own tier. */
    private Map<String, Long> figures(String area, String month, Predicate<Cell> line) {
        var figures = new TreeMap<String, Long>();
        for (var figure : List.of(
                "registered",
                "cases",
                "settled",
                "complex",
                "amount",
                "forms.ORAL",
                "forms.WRITTEN",
                "types.01",
                "types.02",
                "types.14")) figures.put(figure, 0L);
        recount.now().forEach((cell, n) -> {
            if (cell.month().equals(month)
                    && cell.area().startsWith(area)
                    && Recount.isDoneUpTo(area, cell)
                    && line.test(cell)) add(figures, cell, n);
        });
        return figures;
    }

    private static void add(Map<String, Long> figures, Cell cell, long n) {
        if (cell.fact().equals("REGISTERED")) figures.merge("registered", n, Long::sum);
        if (cell.fact().equals("SETTLED")) figures.merge("settled", n, Long::sum);
        if (cell.fact().equals("MAJOR")) figures.merge("complex", n, Long::sum);
        if (cell.fact().equals("AMOUNT")) figures.merge("amount", n, Long::sum);
        if (!ENDED.contains(cell.fact())) return;
        figures.merge("cases", n, Long::sum);
        figures.computeIfPresent("types." + cell.type(), (type, known) -> known + n);
        if (cell.fact().equals("SETTLED")) figures.computeIfPresent("forms." + cell.form(), (form, known) -> known + n);
    }
}
