package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridmediation.feed.Puller;
import org.gridmediation.http.Days;
import org.gridmediation.statistics.RollupJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A grid that ends leaves nothing behind, and nothing forgets where it was. Each test has grids of its own in 中兴社区. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class SuccessionTest {
    private static final String COMMUNITY = "440103009106";
    private static final AtomicInteger NUMBER = new AtomicInteger(100);
    private static final String NUMBERS = "/v1/statistics?indicator=";

    @Inject
    RollupJob rollupJob;

    @AfterEach
    void theTimeIsNowAgain() {
        MovableClock.setBack();
    }

    @Test
    void whatThePreviewSaysIsWhatHappensAndNothingStaysBehind() throws SQLException {
        var old = grid();
        var one = code();
        var other = code();
        var officer = Api.alsoIn("xu", "GRID_OFFICER", old);
        var post = officer.substring(officer.indexOf('@') + 1);
        var second = resident(officer, old, "示范楼2栋101");
        var third = resident(officer, old, "彩虹街道中兴社区示范楼３幢202");
        var nowhere = resident(officer, old, null);
        var listed = resident(officer, old, "示范楼3栋303");
        var atSecond = dispute(officer, old, "示范楼2栋", "");
        var withSecond = dispute(officer, old, "小区门口", second);
        var atThird = Given.assigned(dispute(officer, old, "示范楼3栋", ""));
        busy(atThird);
        var archived = dispute(officer, old, "街心花园", "");
        Api.act("huang", archived, "/non-acceptance", "{\"reason\": \"NOT_A_CIVIL_DISPUTE\", \"explanation\": \"非。\"}")
                .statusCode(201);
        var wrongResident = wrong("RESIDENT", second);
        var wrongDispute = wrong("DISPUTE", id(atThird));
        var body = """
                {"successors": [{"code": "%s", "name": "示例东网格", "kind": "BASIC", "households": 200, "buildings": ["示范楼2栋"], "residentIds": ["%s"], "postIds": ["%s"]},
                                {"code": "%s", "name": "示例西网格", "kind": "BASIC", "postIds": ["%s"]}],
                 "defaultSuccessor": "%s", "reason": "户数过多。"}""".formatted(one, listed, post, other, post, other);

        var preview = Api.post("admin", "/v1/areas/" + old + "/successions/preview", body)
                .statusCode(200)
                .body("successors.residents", equalTo(List.of(2, 2)))
                .body("successors.residentsByDefault", equalTo(List.of(0, 2)))
                .body("successors.disputes", equalTo(List.of(2, 2)))
                .body("successors.openDisputes", equalTo(List.of(2, 1)))
                .body("successors.created", equalTo(List.of(true, true)))
                .body("posts", hasSize(1))
                .body("posts[0].to", equalTo(List.of(one, other)))
                .extract()
                .jsonPath()
                .getMap("");
        Api.get("admin", "/v1/grids/" + one).statusCode(404);
        assertThat(Api.get("huang", atSecond).extract().<String>path("area")).isEqualTo(old);
        var timeline = steps(archived);

        Api.as("admin")
                .body(body)
                .post("/v1/areas/" + old + "/successions")
                .then()
                .statusCode(428);
        var etag = Api.as("admin").get("/v1/areas/" + old).header("ETag");
        var done = succeed(old, etag, body, "succession-" + old);
        done.then().statusCode(201);
        assertThat(done.jsonPath().getMap("plan")).isEqualTo(preview);
        var again = succeed(old, etag, body, "succession-" + old);
        assertThat(again.jsonPath().<String>get("id")).isEqualTo(done.jsonPath().get("id"));
        succeed(old, etag, body, null).then().statusCode(412);
        succeed(old, Api.as("admin").get("/v1/areas/" + old).header("ETag"), body, null)
                .then()
                .statusCode(409)
                .body("code", equalTo("AREA_RETIRED"));

        Api.get("admin", "/v1/areas/" + old)
                .body("validUntil", equalTo(Days.today().minusDays(1).toString()))
                .body("successor", equalTo(other));
        Api.get("admin", "/v1/grids/" + one)
                .body("validFrom", equalTo(Days.today().toString()))
                .body("households", equalTo(200));
        for (var place :
                List.of(List.of(second, one), List.of(listed, one), List.of(third, other), List.of(nowhere, other)))
            Api.get("huang", "/v1/residents/" + place.get(0)).body("area", equalTo(place.get(1)));
        for (var place : List.of(
                List.of(atSecond, one), List.of(withSecond, one), List.of(atThird, other), List.of(archived, other)))
            Api.get("huang", place.get(0)).body("area", equalTo(place.get(1))).body("recordedArea", equalTo(old));
        Api.get("huang", wrongResident).body("area", equalTo(one)).body("waitsFor", equalTo(one));
        Api.get("huang", wrongDispute).body("area", equalTo(other));
        assertThat(steps(archived)).hasSize(timeline.size() + 1).last().isEqualTo("AREA_SUCCEEDED");
        nothingLiesIn(old);

        // The post has ended; the new ones count at once, with the same token.
        Api.get(officer, "/v1/disputes").statusCode(403).body("code", equalTo("NO_VALID_POST"));
        for (var now : List.of(List.of(one, atSecond, withSecond), List.of(other, atThird, archived))) {
            var acting = "xu@"
                    + Api.get("xu", "/v1/me")
                            .extract()
                            .<String>path("posts.find { it.area == '" + now.get(0) + "' }.id");
            Api.get(acting, "/v1/disputes")
                    .body("items.id", hasItems(id(now.get(1)), id(now.get(2))))
                    .body("items", hasSize(2));
            Api.get(acting, now.get(1) + "/timeline").statusCode(200);
            Api.get(acting, "/v1/residents").body("items", hasSize(2));
            Api.get("admin", "/v1/grids/" + now.get(0)).body("officers", hasSize(1));
        }
        var acting =
                "xu@" + Api.get("xu", "/v1/me").extract().<String>path("posts.find { it.area == '" + one + "' }.id");
        Api.get(acting, "/v1/tasks?limit=200").body("items.disputeId", hasItems(id(atSecond), id(withSecond)));
        Api.post("huang", "/v1/disputes", Api.newDispute(old)).statusCode(409).body("code", equalTo("AREA_RETIRED"));
        Api.post(
                        "huang",
                        "/v1/residents",
                        "{\"area\": \"" + old
                                + "\", \"name\": \"示例\", \"sex\": \"MALE\", \"birthDate\": \"1990-01-01\"}")
                .statusCode(409);
        // The case goes on where it was.
        Api.act(
                        mediator(),
                        atThird,
                        "/outcome",
                        "{\"kind\": \"AGREED\", \"agreement\": {\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"form\": \"ORAL\", \"content\": \"和解。\", \"amount\": 100, \"agreedAt\": \""
                                + Days.now() + "\"}}")
                .statusCode(201);
        for (var grid : List.of(old, one, other))
            Api.get("huang", "/v1/areas/" + grid + "/successions")
                    .body("size()", equalTo(1))
                    .body("[0].reason", equalTo("户数过多。"))
                    .body("[0].plan.ending", equalTo(List.of(old)));
        try (var owner = owner();
                var statement = owner.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from journal where operation = 'succeedArea' and object_id = '" + old
                                + "' and status = 200 and purpose = '户数过多。'")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(1);
        }
        reconciled();
    }

    /** A session, a note and a party's representative: parts that are only added to, or seen by few. */
    private void busy(String dispute) {
        var lin = mediator();
        Api.act(
                        lin,
                        dispute,
                        "/sessions",
                        "{\"kind\": \"MEDIATION\", \"heldAt\": \"" + Days.now()
                                + "\", \"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"record\": \"听取。\"}")
                .statusCode(201);
        Api.act(lin, dispute, "/notes", "{\"text\": \"只供调解员。\"}").statusCode(201);
        Api.act(
                        "huang",
                        dispute,
                        "/references",
                        "{\"system\": \"HOTLINE_12345\", \"number\": \"GD" + NUMBER.incrementAndGet() + "\"}")
                .statusCode(201);
    }

    private static void nothingLiesIn(String grid) throws SQLException {
        var left = new ArrayList<String>();
        try (var owner = owner();
                var statement = owner.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery(
                    "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'area' where c.relkind = 'r' and c.relpersistence = 'p'"
                            + " and relname not in ('count_pending', 'count_entry', 'count_cell', 'count_version', 'post', 'post_proposal', 'journal', 'change', 'change_pending')")) {
                while (rows.next()) tables.add(rows.getString(1));
            }
            assertThat(tables).contains("dispute_note", "clock", "resident_phone", "dispute_session");
            for (var table : tables)
                try (var row =
                        statement.executeQuery("select count(*) from " + table + " where area = '" + grid + "'")) {
                    row.next();
                    if (row.getInt(1) > 0) left.add(table);
                }
            try (var row = statement.executeQuery(
                    "select count(*) from clock where state <> 'STOPPED' and duty_area = '" + grid + "'")) {
                row.next();
                assertThat(row.getInt(1)).isZero();
            }
            try (var row =
                    statement.executeQuery("select count(*) from succession_move where from_area = '" + grid + "'")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(8);
            }
        }
        assertThat(left).isEmpty();
    }

    @Test
    void whatWasRecordedStaysWhatIsCurrentMovesAndAllAddsUp() {
        var old = grid();
        var one = code();
        var other = code();
        var officer = Api.alsoIn("xu", "GRID_OFFICER", old);
        resident(officer, old, "示范楼2栋101");
        failed(Given.assigned(dispute(officer, old, "示范楼2栋", "")));
        rollupJob.run();
        failed(Given.assigned(dispute(officer, old, "示范楼3栋", "")));
        var open = dispute(officer, old, "示范楼3栋", "");
        var before = numbers();
        assertThat(number(before, "disputes-registered", "CURRENT", old)).isEqualTo(3);
        assertThat(number(before, "disputes-registered", "RECORDED", old)).isEqualTo(3);

        split(old, one, other, "示范楼2栋").then().statusCode(201);
        for (int folded = 0; folded < 2; folded++) {
            var after = numbers();
            assertThat(number(after, "disputes-registered", "CURRENT", old)).isZero();
            assertThat(number(after, "disputes-registered", "CURRENT", one)).isEqualTo(1);
            assertThat(number(after, "disputes-registered", "CURRENT", other)).isEqualTo(2);
            assertThat(number(after, "disputes-registered", "RECORDED", old)).isEqualTo(3);
            assertThat(number(after, "disputes-registered", "RECORDED", one)).isZero();
            for (var basis : List.of("CURRENT", "RECORDED")) {
                for (var indicator : List.of("disputes-registered", "success-rate")) {
                    var whole = "whole " + indicator + " " + basis;
                    assertThat(after.get(whole)).isEqualTo(before.get(whole));
                    long sum = 0;
                    for (var group : after.get(indicator + " " + basis))
                        sum += group.get("numerator").asLong();
                    assertThat(sum)
                            .isEqualTo(after.get(whole).get(0).get("numerator").asLong());
                }
            }
            reconciled();
            rollupJob.run();
        }
        // What happens now is recorded where it happens.
        failed(Given.assigned(open));
        var later = numbers();
        assertThat(denominator(later, "RECORDED", other)).isEqualTo(1);
        assertThat(denominator(later, "RECORDED", old)).isEqualTo(2);
        assertThat(denominator(later, "CURRENT", other)).isEqualTo(2);
        assertThat(denominator(later, "CURRENT", old)).isZero();
        reconciled();
        Api.get("huang", "/v1/statistics/disputes?indicator=disputes-registered&area=" + other)
                .body("items", hasSize(2))
                .body("items.dispute.area", everyItem(equalTo(other)));
        Api.get("huang", "/v1/statistics/disputes?indicator=disputes-registered&basis=RECORDED&area=" + old)
                .body("items", hasSize(3));
        Api.get("huang", "/v1/statistics?indicator=disputes-per-1000-residents&area=" + one)
                .body("groups[0].denominator", equalTo(1));
    }

    /** Its end is recorded where it lies then. */
    @Test
    void whatIsInHandIsRecordedInTheNewGridFromTheMonthOfTheMove() throws SQLException {
        var old = grid();
        var one = code();
        var other = code();
        var officer = Api.alsoIn("xu", "GRID_OFFICER", old);
        MovableClock.set("2027-10-10T10:00:00");
        var open = dispute(officer, old, "示范楼2栋", "");
        var ended = dispute(officer, old, "示范楼2栋", "");
        failed(Given.assigned(ended));
        MovableClock.set("2027-11-10T10:00:00");
        split(old, one, other, "示范楼2栋").then().statusCode(201);
        MovableClock.set("2027-12-10T10:00:00");
        failed(Given.assigned(open));
        for (int folded = 0; folded < 2; folded++) {
            assertThat(inHand("2027-10", old, one, other)).containsExactly(1L, 0L, 0L);
            assertThat(inHand("2027-11", old, one, other)).containsExactly(0L, 1L, 0L);
            assertThat(inHand("2027-12", old, one, other)).containsExactly(0L, 0L, 0L);
            reconciled();
            rollupJob.run();
        }
        begunBefore(one, other);
    }

    private static List<Long> inHand(String to, String... grids) {
        return java.util.Arrays.stream(grids)
                .map(grid -> groups(NUMBERS + "disputes-open&basis=RECORDED&to=" + to + "&area=" + grid)
                        .at("/0/numerator")
                        .asLong())
                .toList();
    }

    /** Disputes and residents of the months before are told in one grid: in the new one as it is now, in the old one as it was recorded. */
    @Test
    void whatIsCountedPerResidentHasBothInOneGrid() throws SQLException {
        var old = grid();
        var one = code();
        var other = code();
        var officer = Api.alsoIn("xu", "GRID_OFFICER", old);
        MovableClock.set("2029-01-10T10:00:00");
        resident(officer, old, "示范楼2栋101");
        dispute(officer, old, "示范楼2栋", "");
        MovableClock.set("2029-02-10T10:00:00");
        for (int i = 0; i < 2; i++) resident(officer, old, "示范楼2栋20" + i);
        resident(officer, old, "示范楼3栋101");
        rollupJob.run();
        MovableClock.set("2029-03-10T10:00:00");
        split(old, one, other, "示范楼2栋").then().statusCode(201);
        for (int folded = 0; folded < 2; folded++) {
            assertThat(perResident("CURRENT", "2029-01", old, one, other)).containsExactly("- -", "1 1", "- -");
            assertThat(perResident("CURRENT", "2029-02", old, one, other)).containsExactly("- -", "1 3", "0 1");
            assertThat(perResident("CURRENT", "2029-03", old, one, other)).containsExactly("- -", "1 3", "0 1");
            assertThat(perResident("RECORDED", "2029-01", old, one, other)).containsExactly("1 1", "- -", "- -");
            assertThat(perResident("RECORDED", "2029-02", old, one, other)).containsExactly("1 4", "- -", "- -");
            reconciled();
            rollupJob.run();
        }
        begunBefore(one, other);
    }

    /** Other tests live before these grids began. */
    private static void begunBefore(String one, String other) throws SQLException {
        try (var admin = Superuser.connect(Embedded.settings());
                var statement = admin.createStatement()) {
            statement.execute(
                    "update area set valid_from = date '2026-01-01' where code in ('" + one + "', '" + other + "')");
        }
    }

    private static List<String> perResident(String basis, String to, String... grids) {
        var told = new java.util.HashMap<String, String>();
        for (var group : groups(NUMBERS + "disputes-per-1000-residents&from=2029-01&to=" + to + "&basis=" + basis
                + "&area=" + COMMUNITY + "&groupBy=child-area"))
            told.put(
                    group.get("area").asText(),
                    group.get("numerator").asText() + " "
                            + group.get("denominator").asText());
        return java.util.Arrays.stream(grids)
                .map(grid -> told.getOrDefault(grid, "- -"))
                .toList();
    }

    private static JsonNode numbers(ObjectNode into, String indicator, String basis) {
        var of = NUMBERS + indicator + "&basis=" + basis + "&area=" + COMMUNITY;
        into.set(indicator + " " + basis, groups(of + "&groupBy=child-area"));
        into.set("whole " + indicator + " " + basis, groups(of));
        return into;
    }

    private static JsonNode groups(String query) {
        var groups = Api.json(Api.as("huang").get(query)).get("groups");
        groups.forEach(g -> ((ObjectNode) g).remove("cases"));
        return groups;
    }

    private static ObjectNode numbers() {
        var all = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
        for (var basis : List.of("CURRENT", "RECORDED"))
            for (var indicator : List.of("disputes-registered", "success-rate")) numbers(all, indicator, basis);
        return all;
    }

    private static long number(JsonNode numbers, String indicator, String basis, String area) {
        for (var group : numbers.get(indicator + " " + basis))
            if (group.get("area").asText().equals(area))
                return group.get("numerator").asLong();
        return 0;
    }

    private static long denominator(JsonNode numbers, String basis, String area) {
        for (var group : numbers.get("success-rate " + basis))
            if (group.get("area").asText().equals(area))
                return group.get("denominator").asLong();
        return 0;
    }

    private static void reconciled() {
        for (var area : List.of("440103009", COMMUNITY))
            Api.recounted("he", area)
                    .body("differingDisputes", empty())
                    .body("differingAreas", empty())
                    .body("agrees", equalTo(true));
    }

    @Test
    void aLockedReportStaysTheSameBytesAfterItsGridWasSplit() {
        var old = grid();
        var officer = Api.alsoIn("xu", "GRID_OFFICER", old);
        MovableClock.set("2027-04-10T10:00:00");
        failed(Given.assigned(dispute(officer, old, "示范楼2栋", "")));
        MovableClock.set("2027-05-01T10:00:00");
        var reports = List.of(
                ReportTest.create("huang", COMMUNITY, "2027-04"), ReportTest.create("he", "440103009", "2027-04"));
        for (int i = 0; i < 2; i++) {
            var own = i == 0 ? "huang" : "he";
            var above = i == 0 ? "he" : "liang";
            Api.act(own, reports.get(i), "/review", "").statusCode(201);
            Api.act(own, reports.get(i), "/submission", "").statusCode(201);
            Api.act(above, reports.get(i), "/acceptance", "").statusCode(201);
            Api.act(above, reports.get(i), "/lock", "").statusCode(201);
        }
        var before = bytes(reports);
        assertThat(Api.get("he", reports.get(0) + "/return").extract().<List<String>>path("lines.area"))
                .contains(old);
        split(old, code(), code(), "示范楼2栋").then().statusCode(201);
        rollupJob.run();
        assertThat(bytes(reports)).isEqualTo(before);
        for (var report : reports)
            Api.get("he", report + "/adjustments").body("figures", empty()).body("disputes", empty());
    }

    private static List<String> bytes(List<String> reports) {
        var all = new ArrayList<String>();
        for (var report : reports)
            for (var form : List.of("", "/xlsx", "/pdf"))
                all.add(HexFormat.of()
                        .formatHex(Api.as("he").get(report + "/return" + form).asByteArray()));
        return all;
    }

    @Test
    void gridsAreMergedIntoOneThatIsThere() throws SQLException {
        var one = grid();
        var other = grid();
        var into = grid();
        var came = new Puller(Puller.platform(into), "");
        var above = new Puller("huang", "");
        var officer = Api.alsoIn("xu", "GRID_OFFICER", one);
        var dispute = dispute(officer, one, "示范楼2栋", "");
        var colleague = Api.alsoIn("mai", "GRID_OFFICER", other);
        var resident = resident(colleague, other, null);
        var mine = resident(officer, one, null);
        var body = """
                {"alsoEnding": ["%s"], "successors": [{"code": "%s"}], "defaultSuccessor": "%s", "reason": "合并。"}""".formatted(other, into, into);
        Api.act("admin", "/v1/areas/" + one, "/successions", body)
                .statusCode(201)
                .body("plan.successors[0].created", equalTo(false))
                .body("plan.posts", hasSize(2))
                .body("plan.posts.proposed", everyItem(equalTo(List.of(into))));
        Api.get("huang", dispute).body("area", equalTo(into));
        Api.get("huang", "/v1/residents/" + resident).body("area", equalTo(into));
        // Each would see whom the other saw: that takes a second administrator.
        Api.get("admin", "/v1/grids/" + into).body("officers", empty());
        for (var proposal : Api.get("admin2", "/v1/post-proposals?state=OPEN&limit=200")
                .extract()
                .<List<String>>path("items.findAll { it.area == '" + into + "' }.id")) {
            Api.act("admin", "/v1/post-proposals/" + proposal, "/approval", "")
                    .statusCode(403)
                    .body("code", equalTo("SECOND_PERSON_NEEDED"));
            Api.approve(proposal);
        }
        Api.get("admin", "/v1/grids/" + into).body("officers", hasSize(2));
        for (var moved : List.of(dispute, "/v1/residents/" + mine)) {
            assertThat(Puller.types(came.events(moved))).first().asString().endsWith(".scope-entered");
            assertThat(Puller.types(above.events(moved))).hasSize(2).noneMatch(type -> type.contains("scope"));
        }
        // Splitting it again knows where everything came from first.
        split(into, code(), code(), "示范楼2栋").then().statusCode(201);
        Api.get("huang", dispute).body("recordedArea", equalTo(one));
        reconciled();
    }

    /** Otherwise they would keep it when it is ended once. */
    @Test
    void whoHadTheSamePostInBothGridsHasItOnceInTheNewOne() {
        var one = grid();
        var other = grid();
        var into = code();
        var officer = Api.alsoIn("xu", "GRID_OFFICER", one);
        resident(officer, one, null);
        resident(Api.alsoIn("xu", "GRID_OFFICER", other), other, null);
        Api.act("admin", "/v1/areas/" + one, "/successions", """
                        {"alsoEnding": ["%s"], "successors": [{"code": "%s", "name": "示例合并网格", "kind": "BASIC"}], "defaultSuccessor": "%s",
                         "reason": "合并。"}""".formatted(other, into, into))
                .statusCode(201)
                .body("plan.posts", hasSize(2));
        var proposals = Api.get("admin2", "/v1/post-proposals?state=OPEN&limit=200")
                .extract()
                .<List<String>>path("items.findAll { it.area == '" + into + "' }.id");
        assertThat(proposals).hasSize(1);
        Api.approve(proposals.get(0));
        assertThat(Api.get("xu", "/v1/me")
                        .extract()
                        .<List<String>>path("posts.findAll { it.area == '" + into + "' }.id"))
                .hasSize(1);
        reconciled();
    }

    @Test
    void whoReadsADisputeFromBesideIsToldThatItsOutcomesMoved() {
        var zhoumen = Api.alsoIn("huang", "COMMUNITY", "440103009108");
        var old = grid();
        var one = code();
        var dispute = Given.assigned(dispute(Api.alsoIn("xu", "GRID_OFFICER", old), old, "示范楼2栋", ""));
        failed(dispute);
        var outcome = "/v1/outcomes/" + Api.get("huang", dispute).extract().<String>path("outcomeId");
        Api.act("huang", dispute, "/reopening", "{\"reason\": \"再次要求调解。\"}").statusCode(201);
        Api.act(
                        "huang",
                        dispute,
                        "/transfers",
                        "{\"receiverId\": \"00000000-0000-7000-8000-440103009108\", \"reason\": \"COMPLEX\", \"note\": \"请接收。\"}")
                .statusCode(201);
        var reader = new Puller(zhoumen, "");
        split(old, one, code(), "示范楼2栋").then().statusCode(201);
        for (var moved : List.of(dispute, outcome)) {
            var events = reader.events(moved);
            assertThat(Puller.types(events)).as(moved).hasSize(1).noneMatch(type -> type.contains("scope"));
            assertThat(events.get(0).at("/data/area").asText()).isEqualTo(one);
        }
    }

    @Test
    void whatIsWrongIsRefusedAndChangesNothing() {
        var old = grid();
        var target = code();
        var resident = resident(Api.alsoIn("xu", "GRID_OFFICER", old), old, "示范楼2栋");
        var path = "/v1/areas/" + old + "/successions/preview";
        var good = "{'code': '" + target + "', 'name': '示例', 'kind': 'BASIC'}";
        var rest = ", 'defaultSuccessor': '" + target + "', 'reason': '调整。'}";
        for (var who : List.of("lin", "huang", "he", "liang", "zhou", "auditor", "demo-platform"))
            Api.post(who, path, json("{'successors': [" + good + "]" + rest)).statusCode(403);
        Api.post(Puller.administrator("440103010"), path, json("{'successors': [" + good + "]" + rest))
                .statusCode(403)
                .body("code", equalTo("AREA_NOT_YOURS"));
        broken(
                path,
                "{'successors': [{'code': '" + old + "'}], 'defaultSuccessor': '" + old + "', 'reason': '调整。'}",
                "SUCCESSOR_ENDS");
        broken(
                path,
                "{'successors': [" + good + "], 'defaultSuccessor': '" + Given.GRID + "', 'reason': '调整。'}",
                "SUCCESSOR_UNKNOWN");
        broken(path, "{'successors': [{'code': '" + target + "'}]" + rest, "NOT_NULL");
        broken(
                path,
                "{'successors': [{'code': '" + target + "', 'name': '示例', 'kind': 'TEMPORARY'}]" + rest,
                "GRID_CODE_OF_OTHER_KIND");
        broken(path, "{'successors': [" + good + ", {'code': '440103009108001'}]" + rest, "AREA_OF_OTHER_PARENT");
        broken(path, "{'successors': [" + good + ", " + good + "]" + rest, "NAMED_TWICE");
        broken(path, "{'alsoEnding': ['440103009108001'], 'successors': [" + good + "]" + rest, "AREA_OF_OTHER_PARENT");
        broken(path, "{'alsoEnding': ['" + code() + "'], 'successors': [" + good + "]" + rest, "AREA_UNKNOWN");
        broken(path, "{'alsoEnding': ['" + COMMUNITY + "'], 'successors': [" + good + "]" + rest, "AREA_NOT_A_GRID");
        broken(
                "/v1/areas/" + COMMUNITY + "/successions/preview",
                "{'successors': [" + good + "]" + rest,
                "AREA_NOT_A_GRID");
        var second = "{'code': '" + code() + "', 'name': '示例', 'kind': 'BASIC', 'buildings': ['示范楼2栋']}";
        var one = Body.of(json("{'successors': [" + good + "]" + rest));
        broken(
                path,
                one.and("/successors/-", Body.of(json(second)))
                        .and("/successors/0/buildings", List.of("示范楼２幢"))
                        .json(),
                "NAMED_TWICE");
        broken(
                path,
                one.and("/successors/0/residentIds", List.of(Given.LINS_STAFF)).json(),
                "RESIDENT_UNKNOWN");
        broken(
                path,
                one.and("/successors/0/postIds", List.of("01900000-0000-7000-8000-000000000000"))
                        .json(),
                "POST_UNKNOWN");
        // A resident is moved, too, and neither a post nor a dispute.
        broken(path, one.and("/successors/0/postIds", List.of(resident)).json(), "POST_UNKNOWN");
        broken(path, one.and("/successors/0/disputeIds", List.of(resident)).json(), "DISPUTE_UNKNOWN");
        Api.post("admin", path, json("{'successors': []" + rest)).statusCode(400);
        Api.post("admin", "/v1/areas/440103009106699/successions/preview", json("{'successors': [" + good + "]" + rest))
                .statusCode(404);
        Api.get("admin", "/v1/areas/" + target).statusCode(404);
        Api.get("admin", "/v1/areas/" + old).body("validUntil", nullValue()).body("successor", nullValue());
        Api.get("huang", "/v1/residents/" + resident).body("area", equalTo(old));
        var young = Api.post(
                        "admin",
                        "/v1/grids",
                        json("{'community': '" + COMMUNITY + "', 'code': '" + code()
                                + "', 'name': '示例', 'kind': 'BASIC', 'validFrom': '" + Days.today() + "'}"))
                .statusCode(201)
                .extract()
                .<String>path("code");
        broken(
                "/v1/areas/" + young + "/successions/preview",
                "{'successors': [" + good + "]" + rest,
                "AREA_BEGAN_TODAY");
    }

    @Test
    void eachGridThatMayNotEndIsPointedAt() {
        Api.post("admin", "/v1/areas/440103009107001/successions/preview", json("""
                        {'alsoEnding': ['440103009106001', '440103009107', '440103009106777'], 'successors': [{'code': '440103009107001'}],
                         'defaultSuccessor': '440103009107001', 'reason': '合并。'}"""))
                .statusCode(422)
                .body("errors.findAll { it.code == 'AREA_OF_OTHER_PARENT' }.pointer", contains("/alsoEnding/0"))
                .body("errors.findAll { it.code == 'AREA_NOT_A_GRID' }.pointer", contains("/alsoEnding/1"))
                .body("errors.findAll { it.code == 'AREA_UNKNOWN' }.pointer", contains("/alsoEnding/2"));
    }

    private static void broken(String path, String body, String code) {
        Api.post("admin", path, json(body))
                .statusCode(422)
                .body("code", equalTo("RULE_BROKEN"))
                .body("errors.code", hasItem(code));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    /** For longer than a request may: nothing was done, and it is asked again. */
    private static boolean hadToWait(Response answer) {
        if (answer.statusCode() != 503) return false;
        answer.then().body("code", equalTo("OVERLOADED")).header("Retry-After", notNullValue());
        return true;
    }

    /** Whoever registers meanwhile either gets in before and moves along, or finds that the grid has ended. */
    @Test
    void nothingIsRegisteredIntoAGridThatEnds() throws Exception {
        var old = grid();
        var officer = Api.alsoIn("xu", "GRID_OFFICER", old);
        dispute(officer, old, "示范楼2栋", "");
        var over = new AtomicBoolean();
        var registered = new AtomicInteger();
        var writers = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < 3; i++)
            writers.add(CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    var answer = Api.as("huang").body(Api.newDispute(old)).post("/v1/disputes");
                    if (hadToWait(answer)) continue;
                    answer.then().statusCode(oneOf(201, 409));
                    if (answer.statusCode() == 201) registered.incrementAndGet();
                    else return;
                }
            }));
        while (registered.get() < 6) Thread.sleep(20);
        var etag = Api.as("admin").get("/v1/areas/" + old).header("ETag");
        var to = code();
        var body = json("{'successors': [{'code': '" + to + "', 'name': '示例', 'kind': 'BASIC'}], 'defaultSuccessor': '"
                + to + "', 'reason': '并发。'}");
        var both = List.of(1, 2).stream()
                .map(n -> CompletableFuture.supplyAsync(() -> {
                    var answer = succeed(old, etag, body, null);
                    while (hadToWait(answer)) answer = succeed(old, etag, body, null);
                    return answer.statusCode();
                }))
                .toList();
        assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(201, 412);
        over.set(true);
        for (var writer : writers) writer.get();
        try (var owner = owner();
                var statement = owner.createStatement();
                var row = statement.executeQuery(
                        "select count(*) filter (where area = '" + old + "'), count(*) filter (where area = '" + to
                                + "' and recorded_area = '" + old + "') from dispute")) {
            row.next();
            assertThat(row.getInt(1)).isZero();
            assertThat(row.getInt(2)).isEqualTo(registered.get() + 1);
        }
        reconciled();
    }

    private static Response split(String old, String one, String other, String building) {
        return succeed(
                old,
                Api.as("admin").get("/v1/areas/" + old).header("ETag"),
                """
                {"successors": [{"code": "%s", "name": "示例东网格", "kind": "BASIC", "buildings": ["%s"]}, {"code": "%s", "name": "示例西网格", "kind": "BASIC"}],
                 "defaultSuccessor": "%s", "reason": "拆分。"}""".formatted(one, building, other, other),
                null);
    }

    private static Response succeed(String old, String etag, String body, String key) {
        var request = Api.as("admin").header("If-Match", etag).body(body);
        if (key != null) request.header("Idempotency-Key", key);
        return request.post("/v1/areas/" + old + "/successions");
    }

    private static String code() {
        return COMMUNITY + NUMBER.incrementAndGet();
    }

    private static String grid() {
        return Api.post(
                        "admin",
                        "/v1/grids",
                        json("{'community': '" + COMMUNITY + "', 'code': '" + code()
                                + "', 'name': '示例网格', 'kind': 'BASIC', 'validFrom': '2023-01-01'}"))
                .statusCode(201)
                .extract()
                .path("code");
    }

    private static String resident(String account, String grid, String address) {
        return Api.post(
                        account,
                        "/v1/residents",
                        json("{'area': '" + grid
                                + "', 'name': '示例居民', 'sex': 'FEMALE', 'birthDate': '1980-01-01', 'phones': ['13800138000']"
                                + (address == null ? "" : ", 'address': '" + address + "'") + "}"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String wrong(String kind, String record) {
        return Api.post(
                        "huang",
                        "/v1/corrections",
                        "{\"kind\": \"" + kind + "\", \"recordId\": \"" + record
                                + "\", \"flaw\": \"OTHER\", \"text\": \"示例\"}")
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static String dispute(String account, String grid, String place, String respondent) {
        var body = Body.dispute(grid).with("/place", place);
        if (!respondent.isEmpty()) body = body.resident(1, respondent);
        return Api.post(account, "/v1/disputes", body).statusCode(201).extract().header("Location");
    }

    private static void failed(String dispute) {
        Api.act(
                        mediator(),
                        dispute,
                        "/outcome",
                        "{\"kind\": \"FAILED\", \"reason\": \"LARGE_DIFFERENCES\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
    }

    /** Lin mediates in the whole community. */
    private static String mediator() {
        return "lin@"
                + Api.get("lin", "/v1/me")
                        .extract()
                        .<String>path("posts.find { it.role == 'MEDIATOR' && it.area == '" + COMMUNITY + "' }.id");
    }

    private static List<String> steps(String dispute) {
        return Api.get("huang", dispute + "/timeline").extract().path("step");
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static Connection owner() throws SQLException {
        var settings = Embedded.settings();
        return DriverManager.getConnection(
                settings.get("grid-mediation.database.url"),
                settings.get("grid-mediation.database.owner-user"),
                settings.get("grid-mediation.database.owner-password"));
    }
}
