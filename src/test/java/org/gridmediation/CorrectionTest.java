package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmediation.correction.CorrectionDeadlineJob;
import org.gridmediation.feed.Puller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads a record says that it is wrong, whoever keeps it answers, and the tier above has the last word. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class CorrectionTest {
    private static final String GRID = "440103009106001";
    private static final String COMMUNITY = "440103009106";
    private static final String NEIGHBOUR = "440103009108";
    private static final String ZHOUMEN = "00000000-0000-7000-8000-440103009108";
    private static final String PURPOSE = "{\"purpose\": \"核对平台反馈的住址并更正登记\"}";
    private static final String CORRECTED = "{\"result\": \"CORRECTED\", \"text\": \"已按现住址更正。\"}";
    private static final String REJECTED = "{\"result\": \"REJECTED\", \"text\": \"经核对无误。\"}";
    private static final String AGAIN = "{\"reason\": \"与户籍数据仍不一致。\"}";
    private static final String UPHELD = "{\"result\": \"UPHELD\", \"reason\": \"请更正。\"}";
    private static final String DISMISSED = "{\"result\": \"DISMISSED\", \"reason\": \"维持原登记。\"}";

    private String feed;
    private String neighbour;

    @Inject
    CorrectionDeadlineJob job;

    /** Posts begin when they are made: before any time that a test moves to. */
    @BeforeEach
    void thePlatformAndTheNeighbour() {
        feed = Puller.platform("440103009");
        neighbour = Api.alsoIn("huang", "COMMUNITY", NEIGHBOUR);
    }

    @AfterEach
    void theTimeIsNowAgain() {
        MovableClock.setBack();
    }

    @Test
    void aPlatformFlagsAResidentTheOfficerCorrectsAndThePlatformCloses() {
        var resident = Given.resident("示例校核", "示范楼3栋", "");
        var body = wrong("RESIDENT", resident, ", \"field\": \"/address\", \"proposed\": \"示范楼9栋901\"");
        var flagged = Api.post(feed, "/v1/corrections", body)
                .statusCode(201)
                .body("state", equalTo("FLAGGED"), "origin", equalTo("FLAG"), "area", equalTo(GRID))
                .body("sealed", equalTo(true), "proposed", nullValue(), "waitsFor", equalTo(GRID))
                .body("late", equalTo(false), "dueAt", notNullValue())
                .body("allowedActions", contains("closeCorrection"))
                .extract();
        var correction = flagged.header("Location");
        assertThat(flagged.asString()).doesNotContain("9栋901").doesNotContain("校核");
        inTasks("lin", correction, true);
        inTasks("huang", correction, false);
        inTasks("chen", correction, false);
        Api.get("huang", "/v1/tasks?kind=CORRECTION&limit=200&area=" + GRID)
                .body("items.find { it.id == '" + id(correction) + "' }.waitsFor.area", equalTo(GRID))
                .body("items.find { it.id == '" + id(correction) + "' }.overdue", equalTo(false));
        inTasks("mai", correction, false);

        refused(feed, correction, "/answer", CORRECTED, 403, "OPERATION_NOT_PERMITTED");
        refused("lin", correction, "/closure", "", 409, "CORRECTION_NOT_YOURS")
                .body("state", equalTo("FLAGGED"))
                .body("allowedActions", containsInAnyOrder("acknowledgeCorrection", "answerCorrection"));
        Api.post(feed, correction + "/reveal", PURPOSE).statusCode(403);
        Api.post("chen", correction + "/reveal", PURPOSE).statusCode(403);
        Api.post("lin", correction + "/reveal", "{\"purpose\": \"看看\"}").statusCode(400);
        Api.post("lin", correction + "/reveal", PURPOSE).statusCode(200).body("proposed", equalTo("示范楼9栋901"));
        step("lin", correction, "/acknowledgement", "", "FLAGGED").body("acknowledgedAt", notNullValue());
        refused("lin", correction, "/acknowledgement", "", 409, "WRONG_STATE");
        refused(
                        "lin",
                        correction,
                        "/answer",
                        Body.of(CORRECTED).with("/text", "已按13800138000更正。").json(),
                        422,
                        "RULE_BROKEN")
                .body("errors[0].pointer", equalTo("/text"), "errors[0].code", equalTo("NUMBER_IN_TEXT"));
        Api.as("lin").body(CORRECTED).post(correction + "/answer").then().statusCode(428);
        step("lin", correction, "/answer", CORRECTED, "CORRECTED")
                .body("dueAt", nullValue(), "waitsFor", nullValue(), "allowedActions", empty());
        inTasks("lin", correction, false);

        Api.get(feed, correction)
                .body("answer", equalTo("已按现住址更正。"))
                .body("allowedActions", containsInAnyOrder("closeCorrection", "escalateCorrection"));
        step(feed, correction, "/closure", "", "CLOSED").body("allowedActions", empty());
        refused(feed, correction, "/closure", "", 409, "WRONG_STATE");
        var timeline = Api.get(feed, correction + "/timeline")
                .body("step", contains("FLAGGED", "ACKNOWLEDGED", "CORRECTED", "CLOSED"))
                .body("number", contains(1, 2, 3, 4))
                .body("state", contains("FLAGGED", "FLAGGED", "CORRECTED", "CLOSED"))
                .body("role", contains("FEED_READER", "GRID_OFFICER", "GRID_OFFICER", "FEED_READER"))
                .extract()
                .asString();
        var journal = Api.get("auditor", "/v1/journal?limit=200")
                .body(
                        "items.findAll { it.objectId == '" + id(correction) + "' }.operation",
                        hasItems("flagRecord", "revealCorrection", "answerCorrection", "closeCorrection"))
                .extract()
                .asString();
        assertThat(timeline + journal).doesNotContain("9栋901");
        Api.get(feed, "/v1/corrections?mine=true&kind=RESIDENT&recordId=" + resident)
                .body("items.size()", equalTo(1))
                .body("items[0].state", equalTo("CLOSED"));
        // Another role of the same client reads no residents.
        Api.get("demo-platform", correction).statusCode(404);
        Api.get("demo-platform", "/v1/corrections?recordId=" + resident).body("items", empty());
    }

    @Test
    void whatTheTierAboveDecidesComesBackAsATaskAndThereIsOneEscalation() {
        var correction = flag(
                        "demo-platform", wrong("AREA", GRID, ", \"field\": \"/households\", \"proposed\": \"312\""))
                .body("proposed", equalTo("312"), "sealed", equalTo(false), "recordId", equalTo(GRID))
                .extract()
                .header("Location");
        refused("demo-platform", correction, "/escalation", AGAIN, 409, "WRONG_STATE");
        step("lin", correction, "/answer", REJECTED, "REJECTED");
        refused("lin", correction, "/escalation", AGAIN, 409, "CORRECTION_NOT_YOURS");
        step("demo-platform", correction, "/escalation", AGAIN, "ESCALATED")
                .body("escalatedTo", equalTo(COMMUNITY), "waitsFor", equalTo(COMMUNITY), "dueAt", notNullValue());
        inTasks("lin", correction, false);
        inTasks("huang", correction, true);
        refused("lin", correction, "/decision", UPHELD, 403, "OPERATION_NOT_PERMITTED");
        refused("he", correction, "/decision", UPHELD, 409, "CORRECTION_NOT_YOURS");
        refused("demo-platform", correction, "/closure", "", 409, "WRONG_STATE");
        step("huang", correction, "/decision", UPHELD, "DIRECTED").body("waitsFor", equalTo(GRID));
        inTasks("huang", correction, false);
        inTasks("lin", correction, true);
        step("lin", correction, "/acknowledgement", "", "DIRECTED");
        refused("lin", correction, "/answer", REJECTED, 409, "WRONG_STATE");
        step("lin", correction, "/answer", CORRECTED, "CORRECTED");
        Api.get("demo-platform", correction)
                .body("decision", equalTo("请更正。"), "allowedActions", contains("closeCorrection"));
        refused("demo-platform", correction, "/escalation", AGAIN, 409, "NO_FURTHER_TIER");
        step("demo-platform", correction, "/closure", "", "CLOSED");

        var other = located(flag("demo-platform", wrong("AREA", GRID, "")));
        // Administrators keep the areas, and stand in no tier.
        step("admin", other, "/answer", REJECTED, "REJECTED");
        step("demo-platform", other, "/escalation", AGAIN, "ESCALATED").body("escalatedTo", equalTo(COMMUNITY));
        step("huang", other, "/decision", DISMISSED, "CLOSED");
        inTasks("huang", other, false);
        Api.get("demo-platform", other + "/timeline")
                .body("step", contains("FLAGGED", "REJECTED", "ESCALATED", "DISMISSED"));
    }

    @Test
    void ofADisputeItWaitsForWhoeverHoldsItAndNobodyAnswersTheirOwn() {
        var dispute = Given.dispute();
        var version = Api.as("lin").get(dispute).header("ETag");
        var correction =
                located(flag("he", wrong("DISPUTE", id(dispute), ", \"field\": \"/type\", \"proposed\": \"14\"")));
        Api.get("lin", correction).body("waitsFor", equalTo(GRID), "proposed", equalTo("14"));
        refused("he", correction, "/answer", REJECTED, 409, "CORRECTION_NOT_YOURS");
        // The record itself is not touched.
        assertThat(Api.as("lin").get(dispute).header("ETag")).isEqualTo(version);
        Given.accepted(dispute);
        Api.get("lin", correction).body("waitsFor", equalTo(COMMUNITY));
        inTasks("lin", correction, false);
        inTasks("huang", correction, true);
        Api.get("huang", "/v1/tasks?mine=true&kind=CORRECTION&limit=200")
                .body("items.find { it.id == '" + id(correction) + "' }.disputeId", equalTo(id(dispute)));
        refused("lin", correction, "/answer", REJECTED, 409, "CORRECTION_NOT_YOURS");

        // Handed on beside, the receiver reads it and answers.
        var transfer = Api.act(
                        "huang",
                        dispute,
                        "/transfers",
                        "{\"receiverId\": \"" + ZHOUMEN + "\", \"reason\": \"COMPLEX\", \"note\": \"请接收。\"}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        Api.get(neighbour, correction).statusCode(200).body("allowedActions", empty());
        Api.act(neighbour, dispute, "/transfers/" + transfer + "/acceptance", "")
                .statusCode(201);
        Api.get(neighbour, correction).body("waitsFor", equalTo(NEIGHBOUR));
        inTasks("huang", correction, false);
        inTasks(neighbour, correction, true);
        step(neighbour, correction, "/answer", REJECTED, "REJECTED");
        // Above who answered and who flagged stands the district only.
        step("he", correction, "/escalation", AGAIN, "ESCALATED").body("escalatedTo", equalTo("440103"));
        inTasks("liang", correction, true);
        step("liang", correction, "/decision", DISMISSED, "CLOSED");

        var districts =
                located(flag("liang", wrong("DISPUTE", id(dispute), ", \"field\": \"/title\", \"proposed\": \"示例\"")));
        Api.get("liang", districts).body("sealed", equalTo(true), "proposed", nullValue());
        step(neighbour, districts, "/answer", REJECTED, "REJECTED");
        refused("liang", districts, "/escalation", AGAIN, 409, "NO_FURTHER_TIER");
        Api.get("zhou", districts).statusCode(404);
    }

    /** Who flags something has one escalation: nobody who stands so high that there would be none left rejects it before. */
    @Test
    void aRejectionLeavesATierToEscalateTo() {
        var correction = located(flag("demo-platform", wrong("AREA", GRID, "")));
        Api.get("liang", correction).body("allowedActions", hasItem("answerCorrection"));
        refused("liang", correction, "/answer", REJECTED, 409, "CORRECTION_NOT_YOURS");
        step("he", correction, "/answer", REJECTED, "REJECTED");
        step("demo-platform", correction, "/escalation", AGAIN, "ESCALATED").body("escalatedTo", equalTo("440103"));
        // The district may say that it is right, and puts right what it can.
        step("liang", located(flag("demo-platform", wrong("AREA", GRID, ""))), "/answer", CORRECTED, "CORRECTED");
    }

    @Test
    void whatShouldStandThereIsSeenByWhoeverKeepsTheRecordOnly() {
        var dispute = Given.accepted(Given.dispute());
        var correction =
                located(flag("lin", wrong("DISPUTE", id(dispute), ", \"field\": \"/title\", \"proposed\": \"示例某某\"")));
        Api.post("he", correction + "/reveal", PURPOSE).statusCode(409).body("code", equalTo("CORRECTION_NOT_YOURS"));
        Api.post("huang", correction + "/reveal", PURPOSE).statusCode(200).body("proposed", equalTo("示例某某"));
    }

    /** Nothing of a file that is closed is changed: what is right stands in a supplement, and the answer says so. */
    @Test
    void whatIsArchivedIsAnsweredByASupplement() {
        var dispute = Given.dispute();
        Api.act(
                        "huang",
                        dispute,
                        "/non-acceptance",
                        "{\"reason\": \"NOT_A_CIVIL_DISPUTE\", \"explanation\": \"非民间纠纷。\"}")
                .statusCode(201);
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
        var correction = located(flag("he", wrong("DISPUTE", id(dispute), "")));
        var supplemented = "{\"result\": \"SUPPLEMENTED\", \"text\": \"已归档，另作补充说明。\"}";
        var keeper =
                Api.get("he", correction).extract().<String>path("waitsFor").equals(GRID) ? "lin" : "huang";
        refused(keeper, correction, "/answer", supplemented, 422, "RULE_BROKEN")
                .body("errors[0].code", equalTo("SUPPLEMENT_MISSING"));
        Api.act(keeper, dispute, "/supplements", "{\"text\": \"户数以平台为准。\"}").statusCode(201);
        step(keeper, correction, "/answer", supplemented, "SUPPLEMENTED").body("waitsFor", nullValue());
        Api.get("he", correction + "/timeline").body("step", contains("FLAGGED", "SUPPLEMENTED"));
        step("he", correction, "/closure", "", "CLOSED");
    }

    @Test
    void whatIsNotAnsweredInTimeIsMarkedOnceAndMayBeEscalated() {
        MovableClock.set("2026-09-30T23:50:00");
        var correction = flag("demo-platform", wrong("AREA", GRID, ""))
                // 1 to 7 October are off, Saturday the 10th is worked.
                .body("dueAt", equalTo("2026-10-10T16:00:00Z"))
                .extract()
                .header("Location");
        var late = located(flag("demo-platform", wrong("AREA", GRID, "")));
        MovableClock.set("2026-10-10T23:59:00");
        job.run();
        var etag =
                Api.get("he", correction).body("late", equalTo(false)).extract().header("ETag");
        refused("demo-platform", correction, "/escalation", AGAIN, 409, "WRONG_STATE");
        MovableClock.set("2026-10-11T00:00:00");
        // Late at once, before the job has looked.
        assertThat(Api.get("he", correction)
                        .body("late", equalTo(true))
                        .extract()
                        .header("ETag"))
                .isNotEqualTo(etag);
        step("lin", late, "/answer", CORRECTED, "CORRECTED").body("late", equalTo(true));
        // However often it begins anew, after a stop too: what it looks for stands in rows.
        job.run();
        job.run();
        Api.get("he", correction + "/timeline")
                .body("step", contains("FLAGGED", "OVERDUE"))
                .body("by", hasItem("system"));
        Api.get("he", late + "/timeline").body("step", contains("FLAGGED", "OVERDUE", "CORRECTED"));
        Api.get("he", "/v1/corrections?late=true&limit=200&area=" + COMMUNITY)
                .body("items.id", hasItem(id(correction)))
                .body("items.id", hasItem(id(late)));
        Api.get("he", "/v1/tasks?kind=CORRECTION&limit=200&area=" + GRID)
                .body("items.find { it.id == '" + id(correction) + "' }.overdue", equalTo(true));
        step("demo-platform", correction, "/escalation", AGAIN, "ESCALATED")
                // Monday the 12th to Wednesday.
                .body("dueAt", equalTo("2026-10-14T16:00:00Z"), "late", equalTo(true));
        MovableClock.set("2026-10-15T00:00:00");
        job.run();
        job.run();
        Api.get("he", correction + "/timeline").body("step", contains("FLAGGED", "OVERDUE", "ESCALATED", "OVERDUE"));
        step("huang", correction, "/decision", UPHELD, "DIRECTED");
        // The district's own term is for what begins after it.
        Api.post("liang", "/v1/deadline-policies", """
                {"kind": "CORRECTION", "district": "440103", "amount": 2, "unit": "HOUR", "validFrom": "2031-01-01", "validUntil": "2031-01-31"}""").statusCode(201);
        MovableClock.set("2031-01-02T10:00:00");
        var due = flag("demo-platform", wrong("AREA", GRID, "")).extract().<String>path("dueAt");
        assertThat(due).startsWith("2031-01-02T04:00:");
    }

    @Test
    void ofTwoAnswersAtOnceOneCounts() throws Exception {
        var correction = located(flag("demo-platform", wrong("AREA", GRID, "")));
        var etag = Api.as("lin").get(correction).header("ETag");
        var pool = Executors.newFixedThreadPool(2);
        try {
            var answers = Stream.of("lin", "huang")
                    .map(who -> CompletableFuture.supplyAsync(
                            () -> Api.as(who)
                                    .header("If-Match", etag)
                                    .body(REJECTED)
                                    .post(correction + "/answer")
                                    .statusCode(),
                            pool))
                    .toList();
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(201, 412);
        } finally {
            pool.shutdown();
        }
        Api.get("lin", correction + "/timeline").body("step", contains("FLAGGED", "REJECTED"));
        // A repetition gets the first answer, another body does not.
        var body = wrong("AREA", GRID, "");
        var first = Api.as("lin")
                .header("Idempotency-Key", "flag-" + id(correction))
                .body(body)
                .post("/v1/corrections");
        var again = Api.as("lin")
                .header("Idempotency-Key", "flag-" + id(correction))
                .body(body)
                .post("/v1/corrections");
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        // Its own officer flagged it: the community answers.
        refused("lin", located(first.then()), "/answer", REJECTED, 409, "CORRECTION_NOT_YOURS");
        step("huang", located(first.then()), "/answer", CORRECTED, "CORRECTED");
    }

    @Test
    void whatIsOutOfSightIsNotThere() {
        var dispute = Given.dispute();
        var resident = Given.resident("示例视野", "示范楼4栋", "");
        for (var who : List.of("xu", "mai", neighbour)) {
            Api.post(who, "/v1/corrections", wrong("DISPUTE", id(dispute), "")).statusCode(404);
            Api.post(who, "/v1/corrections", wrong("RESIDENT", resident, "")).statusCode(404);
            Api.post(who, "/v1/corrections", wrong("AREA", GRID, ""))
                    .statusCode(403)
                    .body("code", equalTo("AREA_NOT_YOURS"));
        }
        for (var kind : List.of("DISPUTE", "RESIDENT", "REPORT"))
            for (var nothing : List.of("01900000-0000-7000-8000-000000000001", GRID))
                Api.post(feed, "/v1/corrections", wrong(kind, nothing, "")).statusCode(404);
        Api.post("lin", "/v1/corrections", wrong("RESIDENT", id(dispute), "")).statusCode(404);
        // Whoever does not read such records: the city no residents, a reader of statistics no disputes.
        Api.post("zhou", "/v1/corrections", wrong("RESIDENT", resident, "")).statusCode(404);
        Api.post("demo-platform", "/v1/corrections", wrong("DISPUTE", id(dispute), ""))
                .statusCode(404);
        for (var who : List.of("admin", "auditor", "resident", "demo-importer"))
            Api.post(who, "/v1/corrections", wrong("AREA", GRID, "")).statusCode(403);
        var correction = located(flag("huang", wrong("DISPUTE", id(dispute), "")));
        for (var who : List.of("xu", "mai", neighbour, "zhou", "admin", "demo-platform")) {
            Api.get(who, correction).statusCode(404);
            Api.get(who, correction + "/timeline").statusCode(404);
        }
        Api.as("mai")
                .header("If-Match", "\"2\"")
                .body(REJECTED)
                .post(correction + "/answer")
                .then()
                .statusCode(404);
        Api.get("mai", "/v1/corrections?area=" + GRID).statusCode(403);
        Api.get("zhou", "/v1/corrections?limit=200").body("items.kind", not(hasItem("DISPUTE")));
    }

    /** Of each kind and at each tier: by its address, its timeline, in the list and as a flag of one's own. */
    @Test
    void aPlatformReadsAndFlagsWhatTheOfficersOfItsTierRead() {
        MovableClock.set("2032-03-02T10:00:00");
        var report = Api.post("huang", "/v1/reports", "{\"area\": \"" + COMMUNITY + "\", \"period\": \"2032-02\"}")
                .statusCode(201)
                .extract()
                .header("Location");
        var records = Map.of(
                "AREA", GRID,
                "DISPUTE", id(Given.dispute()),
                "RESIDENT", Given.resident("示例同层", "示范楼6栋", ""),
                "REPORT", id(report));
        var officers = Map.of("4401", "zhou", "440103", "liang", "440103009", "he", COMMUNITY, "huang", GRID, "lin");
        var read = new TreeMap<String, List<String>>();
        for (var kind : new TreeSet<>(records.keySet())) {
            var body = wrong(kind, records.get(kind), "");
            var correction = located(flag(kind.equals("REPORT") ? "huang" : "lin", body));
            officers.forEach((area, officer) -> {
                var reads = reads(officer, correction, body);
                assertThat(platformReads(area, correction, body))
                        .as(kind + " at " + area)
                        .isEqualTo(reads);
                if (reads) read.computeIfAbsent(kind, k -> new ArrayList<>()).add(area);
            });
            assertThat(platformReads("44", correction, body)).isEqualTo(reads("zhou", correction, body));
        }
        read.values().forEach(Collections::sort);
        assertThat(read)
                .isEqualTo(Map.of(
                        "AREA", List.of("4401", "440103", "440103009", COMMUNITY, GRID),
                        "DISPUTE", List.of("440103", "440103009", COMMUNITY, GRID),
                        "RESIDENT", List.of("440103009", COMMUNITY, GRID),
                        "REPORT", List.of("4401", "440103", "440103009", COMMUNITY)));
    }

    private static boolean platformReads(String area, String correction, String body) {
        var reads = reads(Puller.platform(area), correction, body);
        Puller.leave(area);
        return reads;
    }

    private static boolean reads(String account, String correction, String body) {
        var status = Api.get(account, correction).extract().statusCode();
        Api.get(account, correction + "/timeline").statusCode(status);
        assertThat(Api.get(account, "/v1/corrections?limit=200")
                        .extract()
                        .<List<String>>path("items.id")
                        .contains(id(correction)))
                .as(account)
                .isEqualTo(status == 200);
        Api.post(account, "/v1/corrections", body).statusCode(status == 200 ? 201 : status);
        return status == 200;
    }

    @Test
    void aBodyThatIsWrongIsRefusedWithAllThatIsWrongInIt() {
        Api.post(
                        "lin",
                        "/v1/corrections",
                        Body.of(wrong("AREA", GRID, ", \"proposed\": \"电话１３８００１３８０００\""))
                                .with("/text", "证号440103199003070010与平台不一致。"))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/text", "/field"));
        Api.post(
                        "lin",
                        "/v1/corrections",
                        wrong("AREA", GRID, ", \"field\": \"/name\", \"proposed\": \"138-0013-8000\""))
                .statusCode(422)
                .body("errors.pointer", contains("/proposed"));
        for (var more : List.of(
                ", \"field\": \"address\"",
                ", \"field\": \"/a~b\"",
                ", \"field\": \"\"",
                ", \"other\": 1",
                ", \"proposed\": \"\""))
            Api.post("lin", "/v1/corrections", wrong("AREA", GRID, more)).statusCode(400);
        Api.post("lin", "/v1/corrections", wrong("AREA", "0190", "")).statusCode(403);
        Api.post("lin", "/v1/corrections", wrong("AREA", "01900000-0000-7000-8000-000000000001", ""))
                .statusCode(422)
                .body("errors[0].code", equalTo("AREA_CODE_INVALID"));
        Api.post("lin", "/v1/corrections", wrong("AREA", "x", "")).statusCode(400);
        Api.post("lin", "/v1/corrections", wrong("GRID", GRID, "")).statusCode(400);
        Api.post("he", "/v1/corrections", wrong("AREA", "440103009997", "")).statusCode(404);
        Api.post("lin", "/v1/corrections", "{}").statusCode(400);
    }

    @Test
    void aListIsReadPageByPage() {
        var made = IntStream.range(0, 5)
                .mapToObj(n -> id(located(flag("mai", wrong("AREA", "440103009108001", "")))))
                .toList();
        var seen = new ArrayList<String>();
        var tasks = new HashSet<String>();
        for (var list : List.of(
                "/v1/corrections?area=440103009108001&state=FLAGGED&limit=2",
                "/v1/tasks?kind=CORRECTION&area=440103009108001&limit=2")) {
            var cursor = "";
            do {
                var page = Api.get("he", list + cursor).statusCode(200).extract();
                var ids = page.<List<String>>path("items.id");
                assertThat(ids.size()).isBetween(1, 2);
                if (list.contains("tasks")) assertThat(tasks).doesNotContainAnyElementsOf(ids);
                (list.contains("tasks") ? tasks : seen).addAll(ids);
                cursor = page.path("next") == null ? "" : "&cursor=" + page.path("next");
            } while (!cursor.isEmpty());
        }
        var newestFirst = new ArrayList<>(made);
        Collections.reverse(newestFirst);
        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(newestFirst);
        assertThat(tasks).containsAll(made);
        Api.get("he", "/v1/corrections?count=true&area=440103009108001&state=FLAGGED")
                .body("count.value", equalTo(seen.size()));
        Api.get("he", "/v1/tasks?count=true&kind=CORRECTION&area=440103009108001")
                .body("count.value", equalTo(tasks.size()));
        Api.get("mai", "/v1/corrections?mine=true&limit=200").body("items.id", hasItem(made.get(0)));
        Api.get("he", "/v1/corrections?cursor=bm8").statusCode(400);
    }

    @Test
    void ofAResidentItGoesWhereTheResidentGoesAndWaitsThere() {
        var resident = Given.resident("示例迁居", "示范楼3栋", "");
        var correction = located(flag(feed, wrong("RESIDENT", resident, "")));
        var escalated = located(flag(feed, wrong("RESIDENT", resident, "")));
        step("lin", escalated, "/answer", REJECTED, "REJECTED");
        step(feed, escalated, "/escalation", AGAIN, "ESCALATED").body("escalatedTo", equalTo(COMMUNITY));
        var before = Api.as(feed).get(correction).header("ETag");
        Api.send("he", "PUT", "/v1/residents/" + resident, "", """
                        {"area": "440103009108001", "name": "示例迁居", "sex": "FEMALE", "birthDate": "1980-01-01"}""").statusCode(200);
        Api.get("lin", correction).statusCode(404);
        inTasks("lin", correction, false);
        inTasks("mai", correction, true);
        Api.get("mai", correction).body("area", equalTo("440103009108001"), "waitsFor", equalTo("440103009108001"));
        assertThat(Api.as(feed).get(correction).header("ETag")).isNotEqualTo(before);
        Api.get("mai", correction + "/timeline").body("step", contains("FLAGGED"));
        step("mai", correction, "/answer", CORRECTED, "CORRECTED");
        // The tier above is that of the new place.
        inTasks("huang", escalated, false);
        inTasks(neighbour, escalated, true);
        Api.get(neighbour, escalated + "/timeline").body("step", contains("FLAGGED", "REJECTED", "ESCALATED"));
        step(neighbour, escalated, "/decision", UPHELD, "DIRECTED").body("waitsFor", equalTo("440103009108001"));
    }

    @Test
    void aReportThatIsSentBackIsATaskUntilItIsSubmittedAgain() {
        MovableClock.set("2028-12-01T10:00:00");
        var report = Api.post("huang", "/v1/reports", "{\"area\": \"" + COMMUNITY + "\", \"period\": \"2028-11\"}")
                .statusCode(201)
                .extract()
                .header("Location");
        submit(report);
        Api.act("he", report, "/return", "{\"reason\": \"请补报排查次数。\"}").statusCode(201);
        var correction = "/v1/corrections/"
                + Api.get("huang", "/v1/corrections?kind=REPORT&recordId=" + id(report))
                        .body("items.size()", equalTo(1))
                        .body("items[0].state", equalTo("DIRECTED"), "items[0].origin", equalTo("RETURN"))
                        .extract()
                        .<String>path("items[0].id");
        Api.get("auditor", "/v1/journal?limit=200")
                .body("items.find { it.operation == 'returnReport' }.objectId", equalTo(id(report)));
        inTasks("huang", correction, true);
        inTasks("he", correction, false);
        Api.get("huang", correction).body("text", equalTo("请补报排查次数。"), "byArea", equalTo("440103009"));
        step("huang", correction, "/acknowledgement", "", "DIRECTED");
        submit(report);
        inTasks("huang", correction, false);
        Api.get("huang", correction + "/timeline")
                .body("step", contains("RETURNED", "ACKNOWLEDGED", "CLOSED"))
                .body("area", contains("440103009", COMMUNITY, COMMUNITY));
        // The city's platform reads reports, and says what is wrong with one.
        var flagged = located(
                flag("demo-platform", wrong("REPORT", id(report), ", \"field\": \"/lines/0\", \"proposed\": \"3\"")));
        inTasks("huang", flagged, true);
        Api.get("lin", flagged).statusCode(404);
        Api.get("zhou", flagged).statusCode(200).body("proposed", equalTo("3"));
        step("huang", flagged, "/answer", REJECTED, "REJECTED");
    }

    private static void submit(String report) {
        Api.act("huang", report, "/review", "").statusCode(201);
        Api.act("huang", report, "/submission", "").statusCode(201);
    }

    private static String wrong(String kind, String record, String more) {
        return "{\"kind\": \"%s\", \"recordId\": \"%s\", \"flaw\": \"OUTDATED\", \"text\": \"户数与平台不一致。\"%s}"
                .formatted(kind, record, more);
    }

    private static ValidatableResponse flag(String account, String body) {
        return Api.post(account, "/v1/corrections", body).statusCode(201);
    }

    private static String located(ValidatableResponse answer) {
        return answer.extract().header("Location");
    }

    private static ValidatableResponse step(
            String account, String correction, String action, String body, String state) {
        return Api.act(account, correction, action, body).statusCode(201).body("state", equalTo(state));
    }

    private static ValidatableResponse refused(
            String account, String correction, String action, String body, int status, String code) {
        return Api.act(account, correction, action, body).statusCode(status).body("code", equalTo(code));
    }

    private static void inTasks(String account, String correction, boolean there) {
        var tasks = Api.get(account, "/v1/tasks?mine=true&kind=CORRECTION&limit=200")
                .statusCode(200)
                .extract()
                .<List<String>>path("items.id");
        assertThat(tasks.contains(id(correction))).as(account).isEqualTo(there);
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
