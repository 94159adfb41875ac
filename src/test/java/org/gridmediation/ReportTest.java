package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gridmediation.imports.Sending;
import org.gridmediation.report.DraftJob;
import org.gridmediation.statistics.RollupJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A month is reported by each tier to the next, adds up, and never moves once it is locked. Each test has a month of its own; in 2027-02 and 2027-11 no other test settles anything. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ReportTest {
    private static final String COMMUNITY = "440103009106";
    private static final String SUBDISTRICT = "440103009";

    private String neighbour;

    @Inject
    DraftJob draftJob;

    @Inject
    RollupJob rollupJob;

    /** Posts begin when they are made: before any time that a test moves to. */
    @BeforeEach
    void anotherCommunityReportsToo() {
        neighbour = Api.alsoIn("huang", "COMMUNITY", "440103009108");
    }

    @AfterEach
    void theTimeIsNowAgain() {
        MovableClock.setBack();
    }

    @Test
    void onTheDueDayEveryCommunityAndSubdistrictHasADraftZeroReportsToo() throws SQLException {
        MovableClock.set("2027-04-02T23:50:00");
        // What was never reported before it is not caught up.
        recounted("huang", COMMUNITY, "2027-02");
        draftJob.run();
        Api.get("liang", "/v1/reports?period=2027-03").statusCode(200).body("items", empty());
        Api.get("liang", "/v1/reports?period=2027-02&area=440103009101").body("items.size()", equalTo(1));
        MovableClock.set("2027-04-03T00:10:00");
        draftJob.run();
        draftJob.run();
        assertThat(number("select count(*) from report where district = '440103' and period = '2027-03-01'"))
                .isEqualTo(
                        number(
                                "select count(*) from area where code like '440103%' and tier in ('COMMUNITY', 'SUBDISTRICT')"
                                        + " and (valid_until is null or valid_until >= '2027-03-01') and valid_from <= '2027-03-31'"));
        var of = Api.get("liang", "/v1/reports?period=2027-03&area=440103009101")
                .body("items.size()", equalTo(1))
                .body("items[0].state", equalTo("DRAFT"))
                .body("items[0].late", equalTo(false))
                .extract()
                .<String>path("items[0].id");
        Api.get("liang", "/v1/reports/" + of)
                .body("editions[0].zero", equalTo(true))
                .body("dueAt", equalTo("2027-04-03T16:00:00Z"))
                .body("allowedActions", empty());
        Api.get("liang", "/v1/reports/" + of + "/timeline")
                .body("step", equalTo(List.of("DRAFTED")))
                .body("by", equalTo(List.of("system")));
        var back = Api.json(Api.as("liang").get("/v1/reports/" + of + "/return"));
        assertThat(back.get("zero").asBoolean()).isTrue();
        assertThat(back.get("violations")).isEmpty();
        assertThat(back.at("/lines").size()).isGreaterThanOrEqualTo(6);
        assertThat(total(back).get("types").get("10a").asInt()).isZero();
        // Grids report nothing.
        Api.get("he", "/v1/reports?period=2027-03&limit=200").body("items.tier", everyItem(not(equalTo("GRID"))));
    }

    @Test
    void aReportGoesFromTheCommunityToTheLockAndEachSideDoesItsPart() throws SQLException {
        MovableClock.set("2027-09-01T09:00:00");
        var report = create("huang", COMMUNITY, "2027-08");
        refused("huang", report, "/submission", "", 409, "WRONG_STATE")
                .body("state", equalTo("DRAFT"))
                .body("allowedActions", containsInAnyOrder("changeReport", "recountReport", "reviewReport"));
        refused("he", report, "/review", "", 409, "NOT_THE_REPORTING_TIER").body("allowedActions", empty());
        refused("huang", report, "/acceptance", "", 403, "OPERATION_NOT_PERMITTED");
        refused("liang", report, "/lock", "", 409, "WRONG_STATE");
        Api.as("lin").get(report).then().statusCode(403).body("code", equalTo("OPERATION_NOT_PERMITTED"));
        Api.as("huang").post(report + "/review").then().statusCode(428);
        Api.as("huang")
                .header("If-Match", "\"99\"")
                .post(report + "/review")
                .then()
                .statusCode(412);
        step("huang", report, "/review", "", "REVIEWED");
        Api.send("huang", "PUT", report, "", "{\"screenings\": 4, \"disputesPrevented\": 2, \"remark\": \"四次排查。\"}")
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("editions[0].screenings", equalTo(4));
        Api.send("huang", "PUT", report, "", "{\"screenings\": -1}").statusCode(400);
        // What is locked for ever, and what others read, names nobody's number.
        Api.send("huang", "PUT", report, "", "{\"remark\": \"请致电１３８-００１３-８０００。\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/remark"), "errors[0].code", equalTo("NUMBER_IN_TEXT"));
        refused("he", report, "/return", "{\"reason\": \"440103199003070010补报\"}", 400, "INVALID_BODY");
        step("huang", report, "/review", "", "REVIEWED");
        step("huang", report, "/submission", "", "SUBMITTED");
        refused("huang", report, "/recount", "", 409, "WRONG_STATE");
        refused("liang", report, "/acceptance", "", 409, "NOT_THE_REPORTING_TIER");
        refused("he", report, "/return", "{\"reason\": \" \"}", 400, "INVALID_BODY");
        step("he", report, "/return", "{\"reason\": \"请补报。\"}", "RETURNED");
        step("huang", report, "/recount", "", "DRAFT");
        step("huang", report, "/review", "", "REVIEWED");
        step("huang", report, "/submission", "", "SUBMITTED");
        step("he", report, "/acceptance", "", "ACCEPTED");
        refused("huang", report, "/correction", "{\"reason\": \"更正\"}", 409, "WRONG_STATE");
        step("he", report, "/lock", "", "LOCKED");
        refused("he", report, "/return", "{\"reason\": \"晚了\"}", 409, "WRONG_STATE")
                .body("allowedActions", empty());
        Api.get("zhou", report)
                .body("state", equalTo("LOCKED"))
                .body("lockedEdition", equalTo(1))
                .body("late", equalTo(false))
                .body("editions[0].lockedAt", notNullValue());
        Api.get("zhou", report + "/timeline")
                .body(
                        "step",
                        hasItems(
                                "DRAFTED",
                                "CHANGED",
                                "REVIEWED",
                                "SUBMITTED",
                                "RETURNED",
                                "RECOUNTED",
                                "ACCEPTED",
                                "LOCKED"))
                .body("number", equalTo(Stream.iterate(1, n -> n + 1).limit(11).toList()))
                .body("find { it.step == 'RETURNED' }.note", equalTo("请补报。"));
        for (var step : List.of("createReport", "submitReport", "returnReport", "lockReport"))
            assertThat(number("select count(*) from journal where status = 200 and operation = '" + step
                            + "' and object_id = '" + id(report) + "'"))
                    .as(step)
                    .isPositive();
        // Another community does not see it.
        Api.get(neighbour, report).statusCode(404);
        Api.get(neighbour, report + "/return").statusCode(404);
        Api.get(neighbour, "/v1/reports?area=" + COMMUNITY).statusCode(403);
    }

    @Test
    void aSubdistrictReportsToItsDistrict() {
        MovableClock.set("2027-09-01T09:00:00");
        Api.post("huang", "/v1/reports", "{\"area\": \"" + SUBDISTRICT + "\", \"period\": \"2027-07\"}")
                .statusCode(403);
        Api.post("he", "/v1/reports", "{\"area\": \"" + COMMUNITY + "\", \"period\": \"2027-07\"}")
                .statusCode(409)
                .body("code", equalTo("NOT_THE_REPORTING_TIER"));
        var report = create("he", SUBDISTRICT, "2027-07");
        Api.post("he", "/v1/reports", "{\"area\": \"" + SUBDISTRICT + "\", \"period\": \"2027-07\"}")
                .statusCode(409)
                .body("code", equalTo("REPORT_EXISTS"))
                .body("existing", equalTo(report));
        step("he", report, "/review", "", "REVIEWED");
        step("he", report, "/submission", "", "SUBMITTED");
        refused("he", report, "/acceptance", "", 409, "NOT_THE_REPORTING_TIER");
        Api.get("huang", report).statusCode(404);
        step("liang", report, "/acceptance", "", "ACCEPTED");
        step("liang", report, "/lock", "", "LOCKED");
        var lines = Api.json(Api.as("liang").get(report + "/return")).get("lines");
        assertThat(lines.findValuesAsText("kind"))
                .startsWith("UNIT", "UNIT", "UNIT", "UNIT", "UNIT", "UNIT", "UNIT", "UNIT", "UNIT", "UNIT", "UNIT")
                .endsWith("SUBORDINATES", "OWN", "TOTAL");
    }

    @Test
    void theNumbersAreARecountAndTheStatisticsOnes() throws SQLException {
        MovableClock.set("2027-02-10T10:00:00");
        settled("02", "PATROL", 12345);
        settled("14", "PHONE", 500);
        MovableClock.set("2027-02-28T23:50:00");
        failed(settledNot("01", "COURT"));
        failed(settledNot("10a", "HOTLINE_12345"));
        rollupJob.run();
        settled("10b", "POLICE", 0);
        MovableClock.set("2027-03-01T00:10:00");
        settled("13", "PATROL", 700);
        for (var whose : List.of(List.of("huang", COMMUNITY), List.of("he", SUBDISTRICT))) {
            var content =
                    Api.json(Api.as(whose.get(0)).get(recounted(whose.get(0), whose.get(1), "2027-02") + "/return"));
            assertThat(content.get("violations")).isEmpty();
            var total = total(content);
            assertThat(total.get("cases").asLong()).isEqualTo(5);
            assertThat(total.get("settled").asLong()).isEqualTo(3);
            assertThat(total.get("amount").asLong()).isEqualTo(12845);
            assertThat(total.get("parties").asLong()).isEqualTo(10);
            assertThat(total.get("committees").get("RESIDENTS").asLong()).isEqualTo(5);
            assertThat(total.get("forms").get("ORAL").asLong()).isEqualTo(3);
            assertThat(total.get("sources").get("ENTRUSTED").asLong()).isEqualTo(3);
            assertThat(total.get("sources").get("ENTRUSTED_OTHER").asLong()).isEqualTo(1);
            assertThat(total.get("types").get("10").asLong()).isEqualTo(2);
            assertThat(total.get("types").get("10a").asLong()).isEqualTo(1);
            recounted(total, whose.get(1));
            var of = "&from=2027-02&to=2027-02&area=" + whose.get(1);
            var rate = Api.json(Api.as(whose.get(0)).get("/v1/statistics?indicator=success-rate" + of));
            assertThat(rate.at("/groups/0/denominator").asLong())
                    .isEqualTo(total.get("cases").asLong());
            assertThat(rate.at("/groups/0/numerator").asLong())
                    .isEqualTo(total.get("settled").asLong());
            var parts = content.get("lines");
            long sum = 0;
            for (var line : parts)
                if (line.get("kind").asText().equals("UNIT"))
                    sum += line.at("/figures/cases").asLong();
            // The community's committee did two itself, the grid the others; the subdistrict's own did none.
            boolean community = whose.get(1).equals(COMMUNITY);
            assertThat(sum).isEqualTo(community ? 3 : 5);
            assertThat(line(content, "SUBORDINATES", null).get("cases").asLong())
                    .isEqualTo(sum);
            assertThat(line(content, "OWN", null).get("cases").asLong()).isEqualTo(community ? 2 : 0);
        }
    }

    private static JsonNode line(JsonNode content, String kind, String area) {
        for (var line : content.get("lines"))
            if (line.get("kind").asText().equals(kind)
                    && (area == null || line.get("area").asText().equals(area))) return line.get("figures");
        throw new AssertionError(kind + " " + area);
    }

    /** 本级 is what the unit's own committee mediated, 下级 what its communities did; what is above a unit is in none of its lines. */
    @Test
    void whatTheSubdistrictsCommitteeDidIsItsOwn() throws SQLException {
        MovableClock.set("2027-11-10T10:00:00");
        settled("02", "PATROL", 0);
        failed(settledNot("02", "PATROL"));
        for (int i = 0; i < 2; i++) {
            var dispute = settledNot("13", "PHONE");
            Api.act("he", dispute, "/acceptance", "{\"committeeId\": \"" + Given.SUBDISTRICT_COMMITTEE + "\"}")
                    .statusCode(201);
            Given.assign("he", dispute, Given.linOfSubdistrict());
            Api.act(
                            "lin",
                            dispute,
                            "/outcome",
                            "{\"kind\": \"FAILED\", \"reason\": \"LARGE_DIFFERENCES\", \"toldOfOtherRoutes\": true}")
                    .statusCode(201);
        }
        MovableClock.set("2027-12-01T09:00:00");
        var community = Api.json(Api.as("huang").get(recounted("huang", COMMUNITY, "2027-11") + "/return"));
        assertThat(total(community).get("cases").asInt()).isEqualTo(2);
        assertThat(line(community, "SUBORDINATES", null).get("cases").asInt()).isEqualTo(1);
        assertThat(line(community, "OWN", null).get("cases").asInt()).isEqualTo(1);
        var report = recounted("he", SUBDISTRICT, "2027-11");
        var subdistrict = Api.json(Api.as("he").get(report + "/return"));
        assertThat(subdistrict.get("violations")).isEmpty();
        assertThat(total(subdistrict).get("cases").asInt()).isEqualTo(4);
        assertThat(line(subdistrict, "UNIT", COMMUNITY)).isEqualTo(total(community));
        assertThat(line(subdistrict, "SUBORDINATES", null).get("cases").asInt()).isEqualTo(2);
        var own = line(subdistrict, "OWN", null);
        assertThat(own.get("cases").asInt()).isEqualTo(2);
        assertThat(own.at("/types/13").asInt()).isEqualTo(2);
        assertThat(own.at("/parties").asInt()).isEqualTo(4);
        assertThat(own.at("/committees/SUBDISTRICT").asInt()).isEqualTo(2);
        assertThat(Api.json(Api.as("he").get(report + "/adjustments")).get("figures"))
                .isEmpty();
    }

    @Test
    void aReturnNamesTheUnitsThatAreMissing() throws SQLException {
        MovableClock.set("2028-06-01T09:00:00");
        var report = create("he", SUBDISTRICT, "2028-05");
        var units = number("select count(*) from area where parent = '" + SUBDISTRICT + "'");
        Api.get("he", report).body("editions[0].missing", equalTo((int) units));
        var community = create("huang", COMMUNITY, "2028-05");
        Api.get("huang", community).body("editions[0].missing", equalTo(0));
        step("huang", community, "/review", "", "REVIEWED");
        step("huang", community, "/submission", "", "SUBMITTED");
        step("he", report, "/review", "", "REVIEWED");
        step("he", report, "/submission", "", "SUBMITTED");
        var submitted = Api.json(Api.as("he").get(report + "/return")).get("missing");
        assertThat(submitted).hasSize((int) units);
        assertThat(submitted.findValuesAsText("state")).containsExactly("SUBMITTED");
        step("he", community, "/acceptance", "", "ACCEPTED");
        step("liang", report, "/acceptance", "", "ACCEPTED");
        step("liang", report, "/lock", "", "LOCKED").body("editions[0].missing", equalTo((int) units - 1));
        var locked = Api.json(Api.as("he").get(report + "/return"));
        assertThat(locked.get("missing").findValuesAsText("area"))
                .hasSize((int) units - 1)
                .doesNotContain(COMMUNITY);
        assertThat(Api.as("he").get(report + "/return").header("ETag"))
                .contains(Api.get("he", report)
                        .extract()
                        .path("editions[0].digest")
                        .toString());
    }

    /** A unit's accepted return and its line above it are the same, or the difference is named. */
    @Test
    void whatAUnitReportedOtherwiseIsNamed() throws SQLException {
        MovableClock.set("2027-09-10T10:00:00");
        var undone = settled("02", "PATROL", 100);
        MovableClock.set("2027-10-01T09:00:00");
        var community = locked("2027-09");
        var report = recounted("he", SUBDISTRICT, "2027-09");
        assertThat(Api.json(Api.as("he").get(report + "/return")).get("differing"))
                .isEmpty();
        Api.act("huang", "/v1/outcomes/" + outcome(undone), "/setting-aside", """
                        {"settingAside": {"ground": "VOID_BY_COURT", "reason": "处分了第三人的权利。", "rulingNumber": "示例民初2号"},
                         "told": {"routes": ["COURT"]}}""")
                .statusCode(201);
        recounted("he", SUBDISTRICT, "2027-09");
        var content = Api.json(Api.as("he").get(report + "/return"));
        var differing = content.get("differing");
        assertThat(differing).hasSize(1);
        assertThat(differing.at("/0/area").asText()).isEqualTo(COMMUNITY);
        assertThat(differing.at("/0/edition").asInt()).isEqualTo(1);
        long before = total(Api.json(Api.as("he").get(community + "/return")))
                .get("settled")
                .asLong();
        for (var figure : differing.at("/0/figures"))
            if (figure.get("figure").asText().equals("settled")) {
                assertThat(figure.get("before").asLong()).isEqualTo(before);
                assertThat(figure.get("after").asLong())
                        .isEqualTo(
                                line(content, "UNIT", COMMUNITY).get("settled").asLong());
            }
        assertThat(differing.at("/0/figures").findValuesAsText("figure")).contains("settled", "amount");
        // A warning, as who is missing: nobody is kept from reporting.
        step("he", report, "/review", "", "REVIEWED");
        step("huang", community, "/correction", "{\"reason\": \"协议被撤销。\"}", "DRAFT");
        assertThat(Api.json(Api.as("he").get(report + "/return")).get("differing"))
                .hasSize(1);
        step("huang", community, "/review", "", "REVIEWED");
        step("huang", community, "/submission", "", "SUBMITTED");
        step("he", community, "/acceptance", "", "ACCEPTED");
        step("he", report, "/submission", "", "SUBMITTED");
        assertThat(Api.json(Api.as("he").get(report + "/return")).get("differing"))
                .isEmpty();
    }

    private void recounted(JsonNode total, String area) throws SQLException {
        var month =
                " and d.ended_at >= '2027-01-31T16:00:00Z' and d.ended_at < '2027-02-28T16:00:00Z' and d.area like '"
                        + area + "%' and d.counted_with is null";
        var ended =
                " from dispute d join outcome o on o.id = d.outcome_id where o.kind in ('AGREED', 'FAILED', 'TERMINATED')"
                        + month;
        assertThat(number("select count(*)" + ended))
                .isEqualTo(total.get("cases").asLong());
        assertThat(number("select count(*)" + ended + " and o.kind = 'AGREED'"))
                .isEqualTo(total.get("settled").asLong());
        assertThat(number("select coalesce(sum(o.amount), 0)" + ended + " and o.kind = 'AGREED'"))
                .isEqualTo(total.get("amount").asLong());
        assertThat(number(
                        "select count(*) from dispute_party p where p.removed_at is null and p.dispute_id in (select d.id"
                                + ended + ")"))
                .isEqualTo(total.get("parties").asLong());
        for (var type : List.of("01", "02", "10a", "10b", "14"))
            assertThat(number("select count(*)" + ended + " and d.type = '" + type + "'"))
                    .as(type)
                    .isEqualTo(total.get("types").get(type).asLong());
        for (var type : List.of("Z01", "Z02", "Z06", "Z07"))
            assertThat(number("select count(*)" + ended + " and d.public_order_type = '" + type + "'"))
                    .as(type)
                    .isEqualTo(total.get("publicOrderTypes").get(type).asLong());
    }

    @Test
    void whatDoesNotAddUpIsNamedAndNotSubmitted() throws SQLException {
        MovableClock.set("2028-02-01T09:00:00");
        var report = create("huang", COMMUNITY, "2028-01");
        owner("insert into count_pending (dispute_id, area, district, month, booked, at, settled, form) values"
                + " (gen_random_uuid(), '" + Given.GRID + "', '440103', '2028-01-01', '2028-01-01', now(), 1, '')");
        try {
            Api.act("huang", report, "/recount", "")
                    .statusCode(201)
                    .body("editions[0].violations", greaterThanOrEqualTo(4));
            Api.get("huang", report + "/return")
                    .body("violations.equation", hasItems("TYPES", "PUBLIC_ORDER_TYPES", "SOURCES", "COMMITTEES"))
                    .body(
                            "violations.findAll { it.equation == 'TYPES' && it.line == 'TOTAL' }.right",
                            equalTo(List.of(1)));
            step("huang", report, "/review", "", "REVIEWED");
            refused("huang", report, "/submission", "", 409, "CONTROLS_BROKEN")
                    .body("state", equalTo("REVIEWED"))
                    .body("allowedActions", not(hasItem("submitReport")));
        } finally {
            owner("delete from count_pending where month = '2028-01-01' and settled = 1 and type = '' and form = ''");
        }
        Api.act("huang", report, "/recount", "").statusCode(201).body("editions[0].violations", equalTo(0));
        step("huang", report, "/review", "", "REVIEWED");
        step("huang", report, "/submission", "", "SUBMITTED");
    }

    @Test
    void aLockedReportIsTheSameBytesWhateverBecomesKnownLater() throws IOException {
        MovableClock.set("2027-06-10T10:00:00");
        var kept = settled("02", "PATROL", 1000);
        var undone = settled("02", "PATROL", 2000);
        MovableClock.set("2027-07-01T10:00:00");
        var report = locked("2027-06");
        var before = bytes(report);
        Api.get("huang", report + "/adjustments").body("figures", empty()).body("disputes", empty());

        MovableClock.set("2027-07-20T10:00:00");
        Api.act("huang", "/v1/outcomes/" + outcome(undone), "/setting-aside", """
                        {"settingAside": {"ground": "VOID_BY_COURT", "reason": "处分了第三人的权利。", "rulingNumber": "示例民初1号"},
                         "told": {"routes": ["COURT"]}}""")
                .statusCode(201);
        rollupJob.run();
        assertThat(bytes(report)).isEqualTo(before);
        var adjustments = Api.get("he", report + "/adjustments")
                .statusCode(200)
                .body("edition", equalTo(1))
                .body("more", equalTo(false))
                .body("disputes.id", equalTo(List.of(id(undone))))
                .body("disputes[0].changes.settled", equalTo(-1))
                .body("disputes[0].changes.amount", equalTo(-2000))
                .body("disputes[0].reasons.step", hasItem("AGREEMENT_SET_ASIDE"))
                .extract();
        assertThat(adjustments.<List<String>>path("disputes.id")).doesNotContain(id(kept));
        assertThat(adjustments.<List<Map<String, Object>>>path("figures")).anySatisfy(f -> assertThat(f)
                .containsEntry("figure", "settled")
                .containsEntry("before", 2)
                .containsEntry("after", 1));

        refused("he", report, "/correction", "{\"reason\": \"更正\"}", 409, "NOT_THE_REPORTING_TIER");
        Api.act("huang", report, "/correction", "{\"reason\": \"一件协议被撤销。\"}")
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .body("edition", equalTo(2))
                .body("lockedEdition", equalTo(1));
        assertThat(bytes(report + "?edition=1")).isEqualTo(before);
        Api.get("he", report + "/diff")
                .body("from", equalTo(1))
                .body("to", equalTo(2))
                .body("reason", equalTo("一件协议被撤销。"))
                .body(
                        "differences.findAll { it.line == 'TOTAL' && it.figure == 'settled' }.after",
                        equalTo(List.of(1)));
        Api.get("he", report + "/diff?from=2&to=2").body("differences", empty());
        Api.get("he", report + "/diff?from=3").statusCode(400);
        step("huang", report, "/review", "", "REVIEWED");
        step("huang", report, "/submission", "", "SUBMITTED");
        step("he", report, "/acceptance", "", "ACCEPTED");
        step("he", report, "/lock", "", "LOCKED");
        Api.get("he", report + "/adjustments").body("disputes", empty());
        assertThat(bytes(report + "?edition=1")).isEqualTo(before);
        assertThat(bytes(report).get("")).isNotEqualTo(before.get(""));
    }

    /** Whoever asks again learns by the ETag that nothing has changed. */
    @Test
    void aDraftIsTheSameBytesWheneverItIsDrawn() throws Exception {
        MovableClock.set("2028-11-01T10:00:00");
        var report = create("huang", COMMUNITY, "2028-10");
        for (var form : List.of("/xlsx", "/pdf")) {
            var first = Api.as("huang").get(report + "/return" + form);
            Thread.sleep(2100);
            MovableClock.set("2028-11-01T11:00:00");
            var again = Api.as("huang").get(report + "/return" + form);
            assertThat(again.asByteArray()).as(form).isEqualTo(first.asByteArray());
            assertThat(again.header("ETag")).as(form).isEqualTo(first.header("ETag"));
        }
    }

    /** What an import brought and its undoing takes along has no step left that would say why. */
    @Test
    void whatAnUndoneImportTakesFromAReportHasItsReason() {
        MovableClock.set("2028-04-01T10:00:00");
        var job = Sending.row("demo-importer", "DISPUTES", "", """
                案号,状态,区划代码,纠纷类型,来源,难易程度,标题,情况,上报时间,调委会,受理时间,调解员,结案时间,调解结果,未达成原因,当事人1地位,当事人1姓名或名称,当事人2地位,当事人2姓名或名称
                （2028）示例旧字第0001号,调解不成,%s001,02,居民反映,简单,旧案,楼道堆放杂物。,2028-03-02 10:00,%s,2028-03-03 10:00,%s,2028-03-08 10:00,调解不成,分歧过大,申请人,旧案甲,被申请人,旧案乙
                """.formatted(
                        COMMUNITY,
                        Api.get("he", "/v1/organizations/" + Given.COMMUNITY_COMMITTEE)
                                .extract()
                                .path("name"),
                        Api.get("he", "/v1/mediators/" + Given.LIN).extract().path("name")));
        var report = locked("2028-03");
        Api.get("he", report + "/adjustments").body("disputes", empty());
        assertThat(Sending.takenBack("demo-importer", job)).isEqualTo("UNDONE");
        for (int folded = 0; folded < 2; folded++) {
            Api.get("he", report + "/adjustments")
                    .body("disputes.changes.registered", equalTo(List.of(-1)))
                    .body("disputes[0].changes.findAll { it.key.startsWith('sources.') }.values()", contains(-1))
                    .body("disputes[0].reasons.cause", equalTo(List.of("IMPORT_UNDONE")));
            rollupJob.run();
        }
    }

    /** It counts in the month of the report, and became known when it was received. */
    @Test
    void whatWasSentAfterTheReportWasDraftedHasItsReason() {
        MovableClock.set("2028-10-01T09:00:00");
        var report = recounted("huang", COMMUNITY, "2028-09");
        MovableClock.set("2028-10-01T10:00:00");
        var late = Api.post(
                        "lin", "/v1/disputes", Body.dispute(Given.GRID).and("/reportedAt", "2028-09-30T22:00:00+08:00"))
                .statusCode(201)
                .extract()
                .header("Location");
        var adjusted = "disputes.find { it.id == '" + id(late) + "' }.";
        Api.get("huang", report + "/adjustments")
                .body(adjusted + "changes.registered", equalTo(1))
                .body(adjusted + "reasons.step", equalTo(List.of("REGISTERED")));
    }

    /** The return in all its forms. */
    private static Map<String, String> bytes(String report) {
        var edition = report.contains("?") ? report.substring(report.indexOf('?')) : "";
        var of = report.split("\\?")[0] + "/return";
        var bytes = new TreeMap<String, String>();
        for (var form : List.of("", "/xlsx", "/pdf")) {
            var answer = Api.as("he").get(of + form + edition);
            answer.then().statusCode(200);
            bytes.put(form, HexFormat.of().formatHex(answer.asByteArray()));
            var digest = Base64.getDecoder().decode(Text.part(answer.header("Repr-Digest"), "^sha-256=:(.*):$"));
            assertThat(answer.header("ETag")).isEqualTo("\"" + HexFormat.of().formatHex(digest) + "\"");
            Api.as("he")
                    .header("If-None-Match", answer.header("ETag"))
                    .get(of + form + edition)
                    .then()
                    .statusCode(304);
        }
        return bytes;
    }

    @Test
    void monthAndYearEndAtMidnightOfChinaAndLateIsLate() {
        MovableClock.set("2027-12-31T23:50:00");
        settled("02", "PATROL", 100);
        Api.post("huang", "/v1/reports", "{\"area\": \"" + COMMUNITY + "\", \"period\": \"2027-12\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("PERIOD_NOT_OVER"));
        MovableClock.set("2028-01-01T00:10:00");
        Given.dispute();
        var intime = create("huang", COMMUNITY, "2027-12");
        var figures = total(Api.json(Api.as("huang").get(intime + "/return")));
        assertThat(figures.get("cases").asInt()).isEqualTo(1);
        assertThat(figures.get("registered").asInt()).isEqualTo(1);
        var late = create(neighbour, "440103009108", "2027-12");
        step("huang", intime, "/review", "", "REVIEWED");
        step(neighbour, late, "/review", "", "REVIEWED");
        MovableClock.set("2028-01-03T23:50:00");
        step("huang", intime, "/submission", "", "SUBMITTED").body("late", equalTo(false));
        var etag = Api.as(neighbour)
                .get(late)
                .then()
                .body("late", equalTo(false))
                .extract()
                .header("ETag");
        MovableClock.set("2028-01-04T00:10:00");
        Api.as(neighbour)
                .header("If-None-Match", etag)
                .get(late)
                .then()
                .statusCode(200)
                .body("late", equalTo(true));
        step(neighbour, late, "/submission", "", "SUBMITTED").body("late", equalTo(true));
        Api.get("he", intime).body("late", equalTo(false));
        Api.get("he", "/v1/reports?period=2027-12&area=440103009108").body("items[0].late", equalTo(true));
    }

    @Test
    void ofTwoWhoSubmitAtOnceOneDoes() throws Exception {
        MovableClock.set("2028-03-01T09:00:00");
        var report = create("huang", COMMUNITY, "2028-02");
        step("huang", report, "/review", "", "REVIEWED");
        var etag = Api.as("huang").get(report).header("ETag");
        try (var two = new AutoCloseablePool()) {
            var answers = Stream.of(1, 2)
                    .map(n -> CompletableFuture.supplyAsync(
                            () -> Api.as("huang")
                                    .header("If-Match", etag)
                                    .post(report + "/submission")
                                    .statusCode(),
                            two.pool))
                    .toList();
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(201, 412);
        }
        Api.get("huang", report + "/timeline").body("step.findAll { it == 'SUBMITTED' }.size()", equalTo(1));
    }

    private static final class AutoCloseablePool implements AutoCloseable {
        final java.util.concurrent.ExecutorService pool = Executors.newFixedThreadPool(2);

        @Override
        public void close() {
            pool.shutdown();
        }
    }

    @Test
    void theSameKeyIsTheSameReportAndTheDueDayIsTheDistricts() {
        Api.post("liang", "/v1/policies", """
                        {"key": "REPORT_DUE_DAY", "district": "440103", "value": "10", "validFrom": "2028-08-01", "validUntil": "2028-08-31"}""").statusCode(201);
        for (var bad : List.of("0", "29", "x"))
            Api.post("liang", "/v1/policies", """
                            {"key": "REPORT_DUE_DAY", "district": "440103", "value": "%s", "validFrom": "2028-08-01"}""".formatted(bad)).statusCode(422);
        MovableClock.set("2028-08-01T09:00:00");
        var body = "{\"area\": \"" + COMMUNITY + "\", \"period\": \"2028-07\"}";
        var first = Api.as("huang")
                .header("Idempotency-Key", "report-2028-07")
                .body(body)
                .post("/v1/reports");
        var again = Api.as("huang")
                .header("Idempotency-Key", "report-2028-07")
                .body(body)
                .post("/v1/reports");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        Api.get("huang", first.header("Location")).body("dueAt", equalTo("2028-08-10T16:00:00Z"));
        for (var bad : List.of("2028-13", "2028-8", "28-08"))
            Api.post("huang", "/v1/reports", "{\"area\": \"" + COMMUNITY + "\", \"period\": \"" + bad + "\"}")
                    .statusCode(400);
        Api.post("lin", "/v1/reports", body).statusCode(403);
        Api.get("huang", "/v1/reports?period=2028-13").statusCode(400);
    }

    @Test
    void theFormsSayWhatTheReturnSays() throws IOException {
        MovableClock.set("2027-05-10T10:00:00");
        long others = ended("2027-05");
        settled("02", "PATROL", 123456);
        settled("10a", "COURT", 0);
        MovableClock.set("2027-06-01T10:00:00");
        var report = create("huang", COMMUNITY, "2027-05");
        Api.send("huang", "PUT", report, "", "{\"screenings\": 4, \"disputesPrevented\": 2, \"remark\": \"本月开展排查四次。\"}")
                .statusCode(200);
        var xlsx = Api.as("huang").get(report + "/return/xlsx").asByteArray();
        var pdf = Api.as("huang").get(report + "/return/pdf").asByteArray();
        Files.write(Path.of("target", "return.xlsx"), xlsx);
        Files.write(Path.of("target", "return.pdf"), pdf);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("人民调解案件情况统计表");
            var content = Api.json(Api.as("huang").get(report + "/return"));
            var last = sheet.getRow(5 + content.get("lines").size() - 1);
            assertThat(last.getCell(0).getStringCellValue()).isEqualTo("合计");
            assertThat(last.getCell(1).getNumericCellValue())
                    .isEqualTo(others + 2)
                    .isEqualTo(total(content).get("cases").asInt());
            assertThat(last.getCell(5).getNumericCellValue()).isEqualTo(0.123456);
            assertThat(sheet.getRow(2).getCell(1).getStringCellValue()).isEqualTo("调解案件情况");
            assertThat(sheet.getNumMergedRegions()).isGreaterThan(30);
        }
        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text).contains("人民调解案件情况统计表", "2027年5月", "本月开展排查四次。", "0.123456", "其中：拖欠农民工工资纠纷", "下级上报总计");
            assertThat(document.getNumberOfPages()).isBetween(2, 6);
        }
    }

    /** How many disputes of the community have ended in a month, with an agreement or without. */
    private static long ended(String month) {
        return Api.json(Api.as("huang")
                        .get("/v1/statistics?indicator=success-rate&from=" + month + "&to=" + month + "&area="
                                + COMMUNITY))
                .at("/groups/0/denominator")
                .asLong();
    }

    private static String locked(String period) {
        var report = create("huang", COMMUNITY, period);
        step("huang", report, "/review", "", "REVIEWED");
        step("huang", report, "/submission", "", "SUBMITTED");
        step("he", report, "/acceptance", "", "ACCEPTED");
        step("he", report, "/lock", "", "LOCKED");
        return report;
    }

    static String create(String account, String area, String period) {
        return Api.post(account, "/v1/reports", "{\"area\": \"" + area + "\", \"period\": \"" + period + "\"}")
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .body("lockedEdition", nullValue())
                .extract()
                .header("Location");
    }

    /** The month's report, of the numbers of now: another test's clock may have had it drafted already. */
    private static String recounted(String account, String area, String period) {
        var drafted = Api.get(account, "/v1/reports?period=" + period + "&area=" + area)
                .extract()
                .<String>path("items.find { it.area == '" + area + "' }?.id");
        if (drafted == null) return create(account, area, period);
        var report = "/v1/reports/" + drafted;
        Api.act(account, report, "/recount", "").statusCode(201);
        return report;
    }

    private static io.restassured.response.ValidatableResponse step(
            String account, String report, String action, String body, String state) {
        return Api.act(account, report, action, body).statusCode(201).body("state", equalTo(state));
    }

    private static io.restassured.response.ValidatableResponse refused(
            String account, String report, String action, String body, int status, String code) {
        return Api.act(account, report, action, body).statusCode(status).body("code", equalTo(code));
    }

    /** @return a dispute of lin's grid that was settled on the spot */
    static String settled(String type, String source, long amount) {
        return Api.post(
                        "lin",
                        "/v1/disputes",
                        body(type, source)
                                .and(
                                        "/settlement",
                                        Body.settlement()
                                                .and("/amount", amount)
                                                .and("/agreedAt", org.gridmediation.http.Days.now())))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static String settledNot(String type, String source) {
        return Api.post("lin", "/v1/disputes", body(type, source))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static void failed(String dispute) {
        Api.act(
                        "lin",
                        Given.assigned(dispute),
                        "/outcome",
                        "{\"kind\": \"FAILED\", \"reason\": \"LARGE_DIFFERENCES\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
    }

    private static Body body(String type, String source) {
        var other = Map.of("01", "Z01", "02", "Z02", "10a", "Z07", "10b", "Z07", "13", "Z05", "14", "Z06");
        return Body.dispute(Given.GRID)
                .with("/type", type)
                .with("/publicOrderType", other.get(type))
                .with("/source", source);
    }

    private static String outcome(String dispute) {
        return Api.get("huang", dispute).extract().path("outcomeId");
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static JsonNode total(JsonNode content) {
        var lines = content.get("lines");
        return lines.get(lines.size() - 1).get("figures");
    }

    private static void owner(String sql) throws SQLException {
        var settings = Embedded.settings();
        try (var owner = DriverManager.getConnection(
                        settings.get("grid-mediation.database.url"),
                        settings.get("grid-mediation.database.owner-user"),
                        settings.get("grid-mediation.database.owner-password"));
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(String sql) throws SQLException {
        var settings = Embedded.settings();
        try (var owner = DriverManager.getConnection(
                        settings.get("grid-mediation.database.url"),
                        settings.get("grid-mediation.database.owner-user"),
                        settings.get("grid-mediation.database.owner-password"));
                var statement = owner.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
