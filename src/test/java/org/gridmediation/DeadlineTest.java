package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.gridmediation.calendar.Holidays;
import org.gridmediation.calendar.Term;
import org.gridmediation.calendar.Unit;
import org.gridmediation.deadline.ClockLog;
import org.gridmediation.deadline.Deadlines;
import org.gridmediation.deadline.Move;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deadlines through the API, with the clock moved. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class DeadlineTest {
    private static final String GRID = "440103009106001";
    private static final String COMMITTEE = "{\"committeeId\": \"00000000-0000-7000-8000-440103009106\"}";
    private static final String LIN =
            "{\"mediatorId\": \"00000000-0000-7000-8001-000000000001\", \"mode\": \"DESIGNATED\"}";

    @Inject
    Deadlines job;

    @Inject
    DataSource database;

    @AfterEach
    void theTimeIsNowAgain() {
        MovableClock.setBack();
    }

    @Test
    void atTenToMidnightTheNextWorkingDayIsTheFirstThatCounts() {
        MovableClock.set("2026-09-30T23:50:00");
        var dispute = Api.dispute("lin", GRID);
        // 1 to 7 October are off, the 8th and 9th are worked, so is Saturday the 10th 调休
        due(dispute, "FIRST_ANSWER", "2026-10-09T00:00");
        due(dispute, "ACCEPTANCE", "2026-10-11T00:00");
        Api.get("lin", dispute).body("dueAt", equalTo(utc("2026-10-09T00:00"))).body("missed", equalTo(0));
        deadline(dispute, "ACCEPTANCE")
                .body("[0].state", equalTo("RUNNING"))
                .body("[0].provisional", equalTo(false))
                .body("[0].log.size()", equalTo(1));
    }

    @Test
    void urgentMattersAreNotLeftOvernight() {
        for (var reported : Map.of(
                        "2026-11-25T08:00:00", "2026-11-26T00:00",
                        "2026-11-25T19:59:00", "2026-11-26T00:00",
                        "2026-11-25T20:01:00", "2026-11-26T00:01",
                        "2026-12-31T23:50:00", "2027-01-01T03:50")
                .entrySet()) {
            MovableClock.set(reported.getKey());
            var dispute = Api.post("lin", "/v1/disputes", Body.dispute(GRID).with("/urgency", "URGENT"))
                    .statusCode(201)
                    .extract()
                    .header("Location");
            var due = list(dispute).stream()
                    .filter(d -> d.get("kind").equals("URGENT_DISPOSAL"))
                    .map(d -> OffsetDateTime.parse((String) d.get("due")))
                    .findFirst()
                    .orElseThrow();
            assertThat(Duration.between(OffsetDateTime.parse(utc(reported.getValue())), due))
                    .isBetween(Duration.ZERO, Duration.ofSeconds(30));
        }
    }

    @Test
    void aYearThatIsNotKnownSaysSoAndIsReckonedAnewOnceItIs() {
        MovableClock.set("2029-12-31T23:50:00");
        var dispute = Api.dispute("lin", GRID);
        Api.get("lin", "/v1/calendars/2030")
                .body("basis", equalTo("WEEKENDS_ONLY"))
                .body("revision", nullValue());
        due(dispute, "FIRST_ANSWER", "2030-01-02T00:00");
        deadline(dispute, "FIRST_ANSWER").body("[0].provisional", equalTo(true));
        load(2030, "\"0\"", Body.of("{\"day\": \"2030-01-01\", \"kind\": \"OFF\", \"name\": \"元旦\"}"))
                .statusCode(200)
                .body("basis", equalTo("OFFICIAL"));
        job.fire();
        due(dispute, "FIRST_ANSWER", "2030-01-03T00:00");
        deadline(dispute, "FIRST_ANSWER")
                .body("[0].provisional", equalTo(false))
                .body("[0].missedAt", nullValue());
        Api.get("lin", dispute).body("dueAt", equalTo(utc("2030-01-03T00:00")));
    }

    @Test
    void theCalendarIsTheStateCouncilsAndOnlyTheAdministratorLoadsOne() {
        for (int year = 2023; year <= 2026; year++) {
            var prefix = year + "-";
            var days = Api.get("resident", "/v1/calendars/" + year)
                    .statusCode(200)
                    .body("basis", equalTo("OFFICIAL"))
                    .extract()
                    .<List<Map<String, String>>>path("days");
            assertThat(days.stream().map(d -> List.of(d.get("day"), d.get("kind"), d.get("name"))))
                    .containsExactlyElementsOf(Holidays.lines().stream()
                            .filter(l -> l[0].startsWith(prefix))
                            .map(List::of)
                            .toList());
        }
        var day = Body.of("{\"day\": \"2091-01-01\", \"kind\": \"OFF\", \"name\": \"元旦\"}");
        Api.as("he")
                .header("If-Match", "\"0\"")
                .body("{\"days\": [" + day + "]}")
                .put("/v1/calendars/2091")
                .then()
                .statusCode(403);
        load(2091, "\"0\"", day, day).statusCode(422).body("errors[0].code", equalTo("DAY_TWICE"));
        load(2091, "\"0\"", day.with("/day", "2092-01-01"))
                .statusCode(422)
                .body("errors.code", hasItem("DAY_OF_OTHER_YEAR"));
        load(2091, "\"0\"", day.with("/kind", "WORK")).statusCode(422).body("errors.code", hasItem("WORKED_ANYWAY"));
        var first = load(2091, "\"0\"", day).statusCode(200).extract();
        load(2091, "\"0\"", day).statusCode(412);
        load(2091, first.header("ETag"), day.with("/day", "2091-01-02")).statusCode(200);
        Api.get("lin", "/v1/calendars/2091").body("days[0].day", equalTo("2091-01-02"));
        Api.get("lin", "/v1/calendars/2091?revision=" + first.<Integer>path("revision"))
                .body("days[0].day", equalTo("2091-01-01"));
        Api.get("lin", "/v1/calendars/1999").statusCode(400);
    }

    @Test
    void acceptanceStartsTheThirtyDaysAndOnlyAllPartiesTogetherMakeThemLonger() {
        MovableClock.set("2026-03-02T10:00:00");
        var dispute = Api.dispute("lin", GRID);
        var both =
                "{\"party\": 1, \"at\": \"2026-03-02T10:00:00+08:00\"}, {\"party\": 2, \"at\": \"2026-03-02T10:00:00+08:00\"}";
        Api.act("huang", dispute, "/extensions", extension(10, both))
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
        Api.act("huang", dispute, "/acceptance", COMMITTEE).statusCode(201);
        due(dispute, "MEDIATION", "2026-04-02T00:00");
        deadline(dispute, "ACCEPTANCE").body("[0].state", equalTo("STOPPED")).body("[0].missedAt", nullValue());
        Api.act("huang", dispute, "/assignments", LIN).statusCode(201);
        Api.act("lin", dispute, "/extensions", extension(10, both.split(", \\{\"party\": 2")[0]))
                .statusCode(422)
                .body("errors[0].code", equalTo("CONSENT_OF_ALL_NEEDED"));
        Api.act("lin", dispute, "/extensions", Body.of(extension(10, both)).with("/consents/1/party", 3))
                .statusCode(422)
                .body("errors.code", hasItem("PARTY_UNKNOWN"));
        Api.act("lin", dispute, "/extensions", extension(10, both + ", " + both.split(", \\{")[0]))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("PARTY_TWICE")));
        Api.as("mai")
                .header("If-Match", "\"3\"")
                .body(extension(10, both))
                .post(dispute + "/extensions")
                .then()
                .statusCode(404);
        Api.act("he", dispute, "/extensions", extension(10, both))
                .statusCode(409)
                .body("code", equalTo("NOT_THE_HOLDER"));
        due(dispute, "MEDIATION", "2026-04-02T00:00");
        // the 11th is a Saturday, so the time ends on Monday the 13th
        Api.act("lin", dispute, "/extensions", extension(10, both))
                .statusCode(201)
                .body("dueAt", equalTo(utc("2026-04-14T00:00")));
        due(dispute, "MEDIATION", "2026-04-14T00:00");
        Api.act("huang", dispute, "/extensions", extension(1, both)).statusCode(201);
        due(dispute, "MEDIATION", "2026-04-14T00:00");
        Api.get("he", dispute + "/extensions")
                .body("days", equalTo(List.of(10, 1)))
                .body("[0].consents.party", equalTo(List.of(1, 2)));
        Api.get("lin", dispute + "/timeline").body("step", hasItem("EXTENDED"));
    }

    @Test
    void anExtensionThatLeavesTheTimeOverIsNone() {
        MovableClock.set("2026-03-02T10:00:00");
        var dispute = Api.dispute("lin", GRID);
        Api.act("huang", dispute, "/acceptance", COMMITTEE).statusCode(201);
        MovableClock.set("2026-04-20T10:00:00");
        var both =
                "{\"party\": 1, \"at\": \"2026-04-20T09:00:00+08:00\"}, {\"party\": 2, \"at\": \"2026-04-20T09:00:00+08:00\"}";
        Api.act("huang", dispute, "/extensions", extension(5, both))
                .statusCode(422)
                .body("errors[0].code", equalTo("OVER_BEFORE_NOW"));
        Api.get("huang", dispute).body("missed", equalTo(0));
        Api.act("huang", dispute, "/extensions", extension(30, both))
                .statusCode(201)
                .body("missed", equalTo(1))
                .body("dueAt", equalTo(utc("2026-05-07T00:00")));
    }

    @Test
    void whatPassesIsMissedOnceThoughTwoLookAtOnceAndBothLookAgain() throws Exception {
        MovableClock.set("2026-06-01T10:00:00");
        var dispute = Api.dispute("lin", GRID);
        job.fire();
        Api.get("lin", dispute).body("missed", equalTo(0));
        MovableClock.set("2026-06-04T23:59:00");
        job.fire();
        Api.get("lin", dispute).body("missed", equalTo(1));
        MovableClock.set("2026-06-05T00:00:00");
        for (int again = 0; again < 2; again++) atOnce(4, job::fire);
        Api.get("lin", dispute).body("missed", equalTo(2)).body("dueAt", equalTo(utc("2026-06-03T00:00")));
        assertThat(missedSteps(dispute)).isEqualTo(2);
        Api.get("lin", "/v1/disputes?due=MISSED&limit=200").body("items.id", hasItem(id(dispute)));
        // Doing it late ends the clock, and is not missed a second time.
        Api.act("huang", dispute, "/acceptance", COMMITTEE).statusCode(201).body("missed", equalTo(2));
        deadline(dispute, "ACCEPTANCE").body("[0].state", equalTo("STOPPED"));
        job.fire();
        assertThat(missedSteps(dispute)).isEqualTo(2);
    }

    @Test
    void whatIsDoneTooLateIsMissedThoughNobodyLookedInBetween() {
        MovableClock.set("2026-06-01T10:00:00");
        var dispute = Api.dispute("lin", GRID);
        MovableClock.set("2026-06-10T10:00:00");
        Api.act("huang", dispute, "/acceptance", COMMITTEE).statusCode(201).body("missed", equalTo(2));
        job.fire();
        Api.get("lin", dispute).body("missed", equalTo(2));
        assertThat(missedSteps(dispute)).isEqualTo(2);
    }

    /** An agreed day is due whenever the agreement is recorded, and what was done before then is not missed for being recorded late. */
    @Test
    void whatWasDoneInTimeIsNotMissedThoughItIsRecordedLate() {
        MovableClock.set("2026-11-25T10:00:00");
        var dispute = Api.post(
                        "lin",
                        "/v1/disputes",
                        Body.dispute(GRID)
                                .with("/urgency", "URGENT")
                                .and("/reportedAt", "2026-11-23T22:00:00+08:00")
                                .and("/settlement", Body.of("""
                                                {"content": "和解。", "agreedAt": "2026-11-23T22:30:00+08:00", %s, "obligations": [
                                                 {"kind": "ACT", "debtorNumber": 2, "content": "换灯。", "dueOn": "2026-11-23"},
                                                 {"kind": "ACT", "debtorNumber": 2, "content": "道歉。", "dueOn": "2026-11-23"}]}""".formatted(Given.RIGHTS))))
                .statusCode(201)
                .body("missed", equalTo(0))
                .extract()
                .header("Location");
        for (var kind : List.of("FIRST_ANSWER", "ACCEPTANCE", "URGENT_DISPOSAL"))
            deadline(dispute, kind).body("[0].state", equalTo("STOPPED")).body("[0].missedAt", nullValue());
        due(dispute, "FIRST_ANSWER", "2026-11-25T00:00");
        deadline(dispute, "PERFORMANCE")
                .body("due", equalTo(List.of(utc("2026-11-24T00:00"), utc("2026-11-24T00:00"))));
        job.fire();
        Api.get("lin", dispute).body("missed", equalTo(2));
        var outcome = "/v1/outcomes/" + Api.get("lin", dispute).extract().path("outcomeId");
        var owed = Api.get("lin", outcome).extract().<List<String>>path("obligations.id");
        var done = "{\"result\": \"FULFILLED\", \"at\": \"%s+08:00\"}";
        Api.act("lin", outcome, "/obligations/" + owed.get(0) + "/fulfilments", done.formatted("2026-11-23T22:40:00"))
                .statusCode(201);
        Api.get("lin", dispute).body("missed", equalTo(1));
        Api.act("lin", outcome, "/obligations/" + owed.get(1) + "/fulfilments", done.formatted("2026-11-24T00:00:00"))
                .statusCode(201);
        Api.get("lin", dispute).body("missed", equalTo(1));
        deadline(dispute, "PERFORMANCE")
                .body("findAll { it.missedAt == null }.size()", equalTo(1))
                .body("due.unique()", equalTo(List.of(utc("2026-11-24T00:00"))));
        inTime(dispute, "2026-12-10T22:00:00", () -> Api.act("lin", outcome, "/return-visits", """
                {"visitedAt": "2026-11-26T10:00:00+08:00", "method": "PHONE", "performed": true, "satisfaction": 4}"""), "RETURN_VISIT");
    }

    @Test
    void whateverWasDoneInTimeMeetsItsDeadline() {
        MovableClock.set("2026-11-23T10:00:00");
        var dispute = Api.dispute("lin", GRID);
        var party = "/parties/" + Given.parties(dispute).get(0);
        var contact = "{\"method\": \"PHONE\", \"result\": \"REACHED\", \"at\": \"%s+08:00\"}";
        inTime(
                dispute,
                "2026-11-25T10:00:00",
                () -> Api.act("lin", dispute, party + "/contacts", contact.formatted("2026-11-23T11:00:00")),
                "FIRST_ANSWER");
        MovableClock.set("2026-11-23T10:00:00");
        var late = Api.dispute("lin", GRID);
        MovableClock.set("2026-11-25T10:00:00");
        Api.act(
                        "lin",
                        late,
                        "/parties/" + Given.parties(late).get(0) + "/contacts",
                        contact.formatted("2026-11-25T00:00:00"))
                .statusCode(201);
        Api.get("lin", late).body("missed", equalTo(1));
        MovableClock.set("2026-11-23T10:00:00");
        var urgent = Given.assigned(
                Api.post("lin", "/v1/disputes", Body.dispute(GRID).with("/urgency", "URGENT"))
                        .statusCode(201)
                        .extract()
                        .header("Location"));
        inTime(
                urgent,
                "2026-11-24T10:00:00",
                () -> Api.act(
                        "lin",
                        urgent,
                        "/sessions",
                        "{\"kind\": \"MEDIATION\", \"record\": \"调解。\", \"heldAt\": \"2026-11-23T15:00:00+08:00\", "
                                + Given.RIGHTS + "}"),
                "URGENT_DISPOSAL");
        // Noticed at twenty to nine, reported within the hour, and all that is written down at eleven.
        MovableClock.set("2026-11-24T23:00:00");
        var danger = Api.act("lin", urgent, "/escalations", """
                        {"risk": "PUBLIC_SECURITY", "description": "一方扬言动手。", "noticedAt": "2026-11-24T20:40:00+08:00"}""")
                .statusCode(201)
                .extract()
                .<String>path("id");
        due(urgent, "ESCALATION_REPORT", "2026-11-24T21:40");
        inTime(
                urgent,
                "2026-11-24T23:05:00",
                () -> Api.act("lin", urgent, "/escalations/" + danger + "/report", """
                        {"to": "示例派出所", "at": "2026-11-24T21:00:00+08:00"}"""),
                "ESCALATION_REPORT");
        inTime(
                urgent,
                "2026-12-25T10:00:00",
                () -> Api.act(
                        "lin",
                        urgent,
                        "/outcome",
                        "{\"kind\": \"AGREED\", \"agreement\": {\"form\": \"ORAL\", \"content\": \"和解。\", \"agreedAt\": \"2026-11-25T10:00:00+08:00\"}}"),
                "MEDIATION");
    }

    /** What was attended to is attended to: what is put right in the description does not make it urgent again. */
    @Test
    void onlyWhatBecomesUrgentIsToBeAttendedTo() {
        MovableClock.set("2026-11-24T10:00:00");
        var dispute = Api.post("lin", "/v1/disputes", Body.dispute(GRID).with("/urgency", "URGENT"))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act("lin", dispute, "/investigations", """
                        {"place": "示范楼", "record": "已核实光源。", "beganAt": "2026-11-24T09:59:00+08:00"}""").statusCode(422);
        MovableClock.set("2026-11-24T11:00:00");
        Api.act("lin", dispute, "/investigations", "{\"place\": \"示范楼\", \"record\": \"已核实光源。\"}")
                .statusCode(201);
        Given.accepted(dispute);
        MovableClock.set("2026-11-25T10:00:00");
        var change = """
                {"title": "浴室强光扰民", "description": "%s", "type": "02", "urgency": "%s", "difficulty": "SIMPLE"}""";
        Api.send("huang", "PUT", dispute, "", change.formatted("对面楼浴室夜间强光直射卧室，已核实光源。", "URGENT"))
                .statusCode(200);
        deadline(dispute, "URGENT_DISPOSAL")
                .body("state", equalTo(List.of("STOPPED")))
                .body("[0].missedAt", nullValue());
        MovableClock.set("2026-11-26T10:00:00");
        job.fire();
        Api.get("lin", dispute).body("missed", equalTo(0));
        Api.send("huang", "PUT", dispute, "", change.formatted("已经缓和。", "NORMAL"))
                .statusCode(200);
        Api.send("huang", "PUT", dispute, "", change.formatted("又起冲突。", "URGENT"))
                .statusCode(200);
        deadline(dispute, "URGENT_DISPOSAL").body("state", equalTo(List.of("STOPPED", "RUNNING")));
    }

    /** Only what was done can have been done in time. */
    @Test
    void aBreachKeepsNoDeadlineWheneverItWas() {
        var late = owing("2026-05-10");
        MovableClock.set("2026-05-11T10:00:00");
        job.fire();
        var missed = Api.get("lin", Given.disputeOf(late)).extract().<Integer>path("missed");
        found(late, "BROKEN", "2026-05-09T10:00:00");
        Api.get("lin", Given.disputeOf(late)).body("missed", equalTo(missed));
        var whole = Given.settled("2026-03-20T10:00:00+08:00", ", \"dueOn\": \"2026-05-10\"");
        MovableClock.set("2026-05-11T10:00:00");
        job.fire();
        Api.act("lin", whole, "/fulfilment", "{\"result\": \"BREACHED\", \"at\": \"2026-05-09T10:00:00+08:00\"}")
                .statusCode(201);
        Api.get("lin", Given.disputeOf(whole)).body("missed", equalTo(missed));
        for (var outcome : List.of(late, whole))
            deadline(Given.disputeOf(outcome), "PERFORMANCE")
                    .body("[0].state", equalTo("STOPPED"))
                    .body("[0].missedAt", notNullValue());
    }

    @Test
    void whatWasBrokenAndIsDoneInPartIsDueOnItsDayAgain() {
        var apart = owing("2026-05-10");
        MovableClock.set("2026-04-01T10:00:00");
        found(apart, "BROKEN", "2026-04-01T09:00:00");
        deadline(Given.disputeOf(apart), "PERFORMANCE").body("state", equalTo(List.of("STOPPED")));
        found(apart, "PARTLY", "2026-04-01T09:30:00");
        var whole = Given.settled("2026-03-20T10:00:00+08:00", ", \"dueOn\": \"2026-05-10\"");
        MovableClock.set("2026-04-01T10:00:00");
        for (var result : List.of("BREACHED", "PARTLY_FULFILLED"))
            Api.act("lin", whole, "/fulfilment", "{\"result\": \"" + result + "\"}")
                    .statusCode(201);
        for (var outcome : List.of(apart, whole))
            deadline(Given.disputeOf(outcome), "PERFORMANCE")
                    .body("state", equalTo(List.of("STOPPED", "RUNNING")))
                    .body("[1].due", equalTo(utc("2026-05-11T00:00")));
        MovableClock.set("2026-05-12T10:00:00");
        job.fire();
        deadline(Given.disputeOf(whole), "PERFORMANCE").body("[1].missedAt", notNullValue());
    }

    /** An outcome of which one act is owed until that day. */
    private static String owing(String day) {
        return Given.settled("2026-03-20T10:00:00+08:00", """
                , "obligations": [{"kind": "ACT", "debtorNumber": 2, "content": "换灯。", "dueOn": "%s"}]""".formatted(day));
    }

    private static void found(String outcome, String result, String at) {
        var obligation = Api.get("lin", outcome).extract().<String>path("obligations[0].id");
        Api.act(
                        "lin",
                        outcome,
                        "/obligations/" + obligation + "/fulfilments",
                        "{\"result\": \"" + result + "\", \"at\": \"" + at + "+08:00\"}")
                .statusCode(201);
    }

    /** It is found missed before it is recorded, and not any more by what is said then. */
    private void inTime(String dispute, String recorded, Supplier<ValidatableResponse> act, String kind) {
        MovableClock.set(recorded);
        job.fire();
        var missed = Api.get("lin", dispute).extract().<Integer>path("missed");
        deadline(dispute, kind).body("[0].missedAt", notNullValue());
        act.get().statusCode(201);
        deadline(dispute, kind).body("[0].state", equalTo("STOPPED")).body("[0].missedAt", nullValue());
        Api.get("lin", dispute).body("missed", equalTo(missed - 1));
    }

    @Test
    void whatPassedWhileNothingRanIsFoundByTheNextInstances() throws Exception {
        MovableClock.set("2026-06-01T10:00:00");
        var dispute = Api.dispute("lin", GRID);
        var before = scheduler("before");
        before.start();
        before.stop();
        MovableClock.set("2026-06-09T10:00:00");
        var one = scheduler("one");
        var other = scheduler("other");
        one.start();
        other.start();
        try {
            for (int i = 0; i < 200 && missedSteps(dispute) < 2; i++) Thread.sleep(50);
            Thread.sleep(500);
        } finally {
            one.stop();
            other.stop();
        }
        assertThat(missedSteps(dispute)).isEqualTo(2);
        Api.get("lin", dispute).body("missed", equalTo(2));
    }

    @Test
    void aPolicyCountsForWhatStartsLaterAndLeavesWhatRuns() {
        var policy = Body.of(
                "{\"kind\": \"ACCEPTANCE\", \"district\": \"440103\", \"amount\": 1, \"unit\": \"WORKING_DAY\", \"validFrom\": \"2028-03-01\", \"validUntil\": \"2028-03-31\"}");
        MovableClock.set("2028-02-29T10:00:00");
        Api.post("liang", "/v1/deadline-policies", policy.with("/validFrom", "2028-02-29"))
                .statusCode(422)
                .body("errors[0].code", equalTo("NOT_AFTER_TODAY"));
        Api.post("liang", "/v1/deadline-policies", policy.with("/district", "440104"))
                .statusCode(403);
        Api.post("liang", "/v1/deadline-policies", policy.without("/district"))
                .statusCode(422)
                .body("errors[0].code", equalTo("DISTRICT_MISSING"));
        Api.post("admin", "/v1/deadline-policies", policy.with("/kind", "CONFIRMATION"))
                .statusCode(422)
                .body("errors[0].code", equalTo("TERM_NOT_SET_HERE"));
        Api.post("huang", "/v1/deadline-policies", policy).statusCode(403);
        var before = Api.dispute("lin", GRID);
        Api.post("liang", "/v1/deadline-policies", policy).statusCode(201);
        Api.post("liang", "/v1/deadline-policies", policy).statusCode(409);
        MovableClock.set("2028-03-01T10:00:00");
        var after = Api.dispute("lin", GRID);
        due(before, "ACCEPTANCE", "2028-03-04T00:00");
        due(after, "ACCEPTANCE", "2028-03-03T00:00");
        MovableClock.set("2028-04-03T10:00:00");
        due(Api.dispute("lin", GRID), "ACCEPTANCE", "2028-04-07T00:00");
        Api.get("resident", "/v1/deadline-policies").statusCode(403);
        Api.get("lin", "/v1/deadline-policies?kind=ACCEPTANCE&district=440104")
                .body("district", not(hasItem("440103")));
    }

    @Test
    void theOneAboveUrgesAndTheHolderAnswers() {
        MovableClock.set("2026-06-01T10:00:00");
        var dispute = Api.dispute("lin", GRID);
        Api.act("lin", dispute, "/supervisions", "{\"demand\": \"请回复。\"}").statusCode(403);
        Api.act("huang", dispute, "/acceptance", COMMITTEE).statusCode(201);
        Api.act("huang", dispute, "/supervisions", "{\"demand\": \"请回复。\"}")
                .statusCode(409)
                .body("code", equalTo("NOT_A_SUPERIOR"));
        Api.act("he", dispute, "/supervisions", "{\"demand\": \"请回复。\", \"replyBy\": \"2026-05-31T10:00:00+08:00\"}")
                .statusCode(400);
        Api.get("huang", dispute).body("allowedActions", not(hasItem("answerSupervision")));
        Api.act("he", dispute, "/supervisions", "{\"demand\": \"请两日内回复。\"}")
                .statusCode(201)
                .body("allowedActions", hasItem("superviseDispute"))
                .body("allowedActions", not(hasItem("answerSupervision")));
        due(dispute, "SUPERVISION", "2026-06-04T00:00");
        var answer = "/supervisions/"
                + Api.get("huang", dispute + "/supervisions").extract().path("[0].id") + "/answer";
        Api.act("he", dispute, answer, "{\"answer\": \"无\"}").statusCode(409).body("code", equalTo("NOT_THE_HOLDER"));
        Api.get("huang", dispute).body("allowedActions", hasItem("answerSupervision"));
        assertThat(isListed("huang", "&mine=true&kind=SUPERVISION", dispute)).isTrue();
        Api.act("huang", dispute, "/supervisions/00000000-0000-7000-8000-000000000001/answer", "{\"answer\": \"无\"}")
                .statusCode(404);
        Api.act("huang", dispute, answer, "{\"answer\": \"已上门。\"}")
                .statusCode(201)
                .body("allowedActions", not(hasItem("answerSupervision")));
        Api.act("huang", dispute, answer, "{\"answer\": \"已上门。\"}")
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
        deadline(dispute, "SUPERVISION").body("[0].state", equalTo("STOPPED"));
        Api.act(
                        "liang",
                        dispute,
                        "/supervisions",
                        "{\"demand\": \"请当日回复。\", \"replyBy\": \"2026-06-01T18:00:00+08:00\"}")
                .statusCode(201);
        MovableClock.set("2026-06-01T18:00:00");
        job.fire();
        Api.get("he", dispute).body("missed", equalTo(1)).body("allowedActions", not(hasItem("answerSupervision")));
        Api.get("he", dispute + "/supervisions")
                .body("size()", equalTo(2))
                .body("[0].answer", equalTo("已上门。"))
                .body("[1].answer", nullValue());
        Api.get("lin", dispute + "/timeline").body("step", hasItem("SUPERVISION_ANSWERED"));
    }

    /** On whatever page: other tests leave tasks too. */
    private static boolean isListed(String account, String filter, String dispute) {
        var cursor = "";
        while (true) {
            var page = Api.get(account, "/v1/tasks?limit=200" + filter + cursor)
                    .statusCode(200)
                    .extract();
            var found = page.<List<String>>path("items.disputeId");
            if (found.contains(id(dispute))) {
                assertThat(page.<List<String>>path("items.id")).doesNotHaveDuplicates();
                return true;
            }
            if (page.path("next") == null) return false;
            cursor = "&cursor=" + page.path("next");
        }
    }

    @Test
    void aTaskGoesWithTheDisputeToWhoeverMustAct() {
        var dispute = Api.dispute("lin", GRID);
        waitsFor(dispute, "FIRST_ANSWER", "lin");
        waitsFor(dispute, "ACCEPTANCE", "huang");
        Api.act("huang", dispute, "/acceptance", COMMITTEE).statusCode(201);
        waitsFor(dispute, "FIRST_ANSWER");
        waitsFor(dispute, "ACCEPTANCE");
        waitsFor(dispute, "MEDIATION", "huang");
        Api.act("huang", dispute, "/assignments", LIN).statusCode(201);
        waitsFor(dispute, "MEDIATION", "lin");
        assertThat(isListed("lin", "&kind=MEDIATION", dispute)).isTrue();
        // The committee whose work it is lies around the grid.
        assertThat(isListed("lin", "&kind=MEDIATION&area=440103009106001", dispute))
                .isFalse();
        assertThat(isListed("huang", "&kind=MEDIATION&area=440103009106", dispute))
                .isTrue();
        Api.get("huang", "/v1/tasks?area=440103009108").statusCode(403);
        Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "ORAL", "content": "不再常亮。", "dueOn": "2030-12-27"}}""").statusCode(201);
        waitsFor(dispute, "MEDIATION");
        waitsFor(dispute, "RETURN_VISIT", "huang");
        waitsFor(dispute, "PERFORMANCE", "huang");
        due(dispute, "PERFORMANCE", "2030-12-28T00:00");
        Api.get("zhou", "/v1/tasks").statusCode(403);
    }

    @Test
    void aTransferThatIsNotAnsweredInTimeComesBackAndMeanwhileTheMediationsTimeStandsStill() {
        MovableClock.set("2026-06-01T10:00:00");
        var dispute = Api.accepted();
        due(dispute, "MEDIATION", "2026-07-02T00:00");
        transfer(dispute);
        deadline(dispute, "MEDIATION").body("[0].state", equalTo("PAUSED")).body("[0].due", nullValue());
        due(dispute, "TRANSFER_ACCEPTANCE", "2026-06-05T00:00");
        waitsFor(dispute, "TRANSFER_ACCEPTANCE", "he");
        waitsFor(dispute, "MEDIATION");
        MovableClock.set("2026-06-05T00:00:00");
        job.fire();
        Api.get("huang", dispute).body("status", equalTo("ACCEPTED")).body("missed", equalTo(1));
        Api.get("huang", dispute + "/transfers").body("[0].answer", equalTo("EXPIRED"));
        assertThat(steps(dispute, "TRANSFER_EXPIRED")).isEqualTo(1);
        deadline(dispute, "TRANSFER_ACCEPTANCE").body("[0].state", equalTo("STOPPED"));
        // four 24:00 passed meanwhile, and Sunday the 5th is no day for an end
        due(dispute, "MEDIATION", "2026-07-07T00:00");
        waitsFor(dispute, "MEDIATION", "huang");
        Api.act("huang", dispute, "/assignments", LIN).statusCode(201);
        waitsFor(dispute, "MEDIATION", "lin");
        var transfer = transfer(dispute);
        Api.act("he", dispute, "/transfers/" + transfer + "/acceptance", "").statusCode(201);
        waitsFor(dispute, "TRANSFER_ACCEPTANCE");
        waitsFor(dispute, "MEDIATION", "he");
        assertThat(steps(dispute, "DEADLINE_MISSED")).isEqualTo(1);
    }

    @Test
    void acceptedLateATransferIsMissedAndAcceptedAllTheSame() {
        MovableClock.set("2026-06-01T10:00:00");
        var dispute = Api.accepted();
        var transfer = transfer(dispute);
        MovableClock.set("2026-06-08T10:00:00");
        Api.act("he", dispute, "/transfers/" + transfer + "/acceptance", "")
                .statusCode(201)
                .body("answer", equalTo("ACCEPTED"));
        Api.get("he", dispute).body("missed", equalTo(1));
        job.fire();
        assertThat(steps(dispute, "TRANSFER_EXPIRED")).isZero();
        assertThat(steps(dispute, "DEADLINE_MISSED")).isEqualTo(1);
    }

    @Test
    void anUrgentTransferIsAnsweredWithinAQuarterOfAnHour() {
        MovableClock.set("2026-11-25T23:50:00");
        var dispute = Api.post("lin", "/v1/disputes", Body.dispute(GRID).with("/urgency", "URGENT"))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act("huang", dispute, "/acceptance", COMMITTEE).statusCode(201);
        transfer(dispute);
        MovableClock.set("2026-11-26T00:04:30");
        job.fire();
        Api.get("he", dispute).body("status", equalTo("TRANSFERRED"));
        MovableClock.set("2026-11-26T00:05:30");
        job.fire();
        Api.get("he", dispute).body("status", equalTo("ACCEPTED"));
    }

    /** Whoever reads the log, the term and the calendar comes to the due time that is stored. */
    @Test
    void everyDueTimeCanBeReckonedAgainFromWhatTheApiTells() {
        MovableClock.set("2026-06-01T10:00:00");
        var dispute = Api.accepted();
        MovableClock.set("2026-06-03T10:00:00");
        transfer(dispute);
        MovableClock.set("2026-06-09T10:00:00");
        job.fire();
        var reckoned = 0;
        var disputes = Api.get("he", "/v1/disputes?limit=200").extract().<List<String>>path("items.id");
        disputes.add(id(dispute));
        for (var id : disputes)
            for (var deadline : list("/v1/disputes/" + id)) {
                if ((boolean) deadline.get("provisional")) continue;
                var due = log(deadline).due(Holidays.calendar());
                assertThat(due == null ? null : due.toString())
                        .as(deadline.toString())
                        .isEqualTo(deadline.get("due"));
                reckoned++;
            }
        assertThat(reckoned).isGreaterThan(3);
    }

    @Test
    void whatIsDueIsReadInTheOrderOfAnIndex() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.area', '440103009', true)");
            // Of few rows a sort is cheap; the question is whether an index has them in order.
            statement.execute("set local enable_sort = off");
            statement.execute("set local enable_bitmapscan = off");
            var order = " order by due_at, id limit 21";
            assertThat(plan(statement, "dispute where subdistrict = '440103009' and due_at <= now()" + order))
                    .contains("dispute_subdistrict_due_idx")
                    .doesNotContain("Sort");
            assertThat(
                            plan(
                                    statement,
                                    "dispute where subdistrict = '440103009' and missed > 0 order by reported_at desc, id desc limit 21"))
                    .contains("dispute_subdistrict_missed_idx")
                    .doesNotContain("Sort");
            assertThat(
                            plan(
                                    statement,
                                    "clock where duty_subdistrict = '440103009' and state = 'RUNNING' and due >= now() order by due, id limit 21"))
                    .contains("clock_duty_subdistrict_idx")
                    .doesNotContain("Sort");
            assertThat(
                            plan(
                                    statement,
                                    "clock where staff_id = '00000000-0000-7000-8002-000000000001' and state = 'RUNNING' order by due, id limit 21"))
                    .contains("clock_staff_idx")
                    .doesNotContain("Sort");
            connection.rollback();
        }
    }

    @Test
    void whatIsCountedWithAnotherIsNotOverdue() {
        MovableClock.set("2026-03-10T09:00:00");
        var one = Api.dispute("lin", GRID);
        var other = Api.dispute("lin", GRID);
        MovableClock.set("2026-03-25T09:00:00");
        job.fire();
        Api.get("lin", one).body("dueAt", equalTo("2026-03-11T16:00:00Z"));
        Api.act("lin", one, "/duplicate", "{\"disputeId\": \"" + id(other) + "\"}")
                .statusCode(201);
        Api.get("lin", one).body("dueAt", nullValue());
        Api.get("he", "/v1/disputes?due=OVERDUE&limit=200").body("items.id", not(hasItem(id(one))));
    }

    @Test
    void tasksAndDueDisputesAreReadNearestFirstAndPageByPage() {
        for (int i = 0; i < 3; i++) Api.dispute("lin", GRID);
        var all = Api.get("he", "/v1/tasks?limit=200").statusCode(200).extract().<List<String>>path("items.due");
        assertThat(all).isSortedAccordingTo((a, b) -> OffsetDateTime.parse(a).compareTo(OffsetDateTime.parse(b)));
        var ids = new java.util.ArrayList<String>();
        for (var next = "/v1/tasks?limit=7"; next != null && ids.size() < 50; ) {
            var page = Api.get("he", next).statusCode(200).extract();
            ids.addAll(page.<List<String>>path("items.id"));
            next = page.path("next") == null ? null : "/v1/tasks?limit=7&cursor=" + page.path("next");
        }
        var first = Api.get("he", "/v1/tasks?limit=200").extract().<List<String>>path("items.id");
        assertThat(ids).doesNotHaveDuplicates().isEqualTo(first.subList(0, ids.size()));
        var soon =
                Api.get("he", "/v1/disputes?due=SOON&limit=200").statusCode(200).extract();
        assertThat(soon.<List<String>>path("items.dueAt"))
                .isNotEmpty()
                .isSortedAccordingTo((a, b) -> OffsetDateTime.parse(a).compareTo(OffsetDateTime.parse(b)))
                .allMatch(d -> OffsetDateTime.parse(d).isAfter(OffsetDateTime.now()));
        var page = Api.get("lin", "/v1/disputes?due=SOON&limit=1").extract();
        Api.get("lin", "/v1/disputes?due=SOON&limit=1&cursor=" + page.path("next"))
                .statusCode(200)
                .body("items[0].id", not(equalTo(page.path("items[0].id"))));
        MovableClock.forward(30);
        assertThat(Api.get("huang", "/v1/disputes?due=OVERDUE&limit=200")
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("items.dueAt"))
                .isNotEmpty()
                .isSortedAccordingTo((a, b) -> OffsetDateTime.parse(a).compareTo(OffsetDateTime.parse(b)));
    }

    @Test
    void thePartiesAreRemindedOfTheCourtOnTheTwentiethAndTwentySeventhDayAndThenTheWindowIsClosed() {
        MovableClock.set("2026-05-11T12:00:00");
        var dispute = Api.post("lin", "/v1/disputes", Body.dispute(GRID).and("/settlement", Body.settlement()))
                .statusCode(201)
                .extract()
                .header("Location");
        assertThat(list(dispute).stream().map(d -> d.get("kind")))
                .as("what was done at once has kept nobody waiting")
                .containsExactlyInAnyOrder("CONFIRMATION", "RETURN_VISIT");
        due(dispute, "CONFIRMATION", "2026-06-11T00:00");
        due(dispute, "RETURN_VISIT", "2026-05-19T00:00");
        assertThat(steps(dispute, "REMINDED")).isZero();
        for (var look : Map.of("2026-05-31T08:59:00", 0L).entrySet()) reminded(dispute, look.getKey(), look.getValue());
        reminded(dispute, "2026-05-31T09:00:00", 1);
        reminded(dispute, "2026-06-06T09:00:00", 1);
        reminded(dispute, "2026-06-07T09:00:00", 2);
        reminded(dispute, "2026-06-10T23:59:00", 2);
        deadline(dispute, "CONFIRMATION").body("[0].state", equalTo("RUNNING"));
        reminded(dispute, "2026-06-11T00:00:00", 2);
        deadline(dispute, "CONFIRMATION").body("[0].state", equalTo("STOPPED")).body("[0].missedAt", nullValue());
        // the return visit was missed, the parties' own window was not
        Api.get("lin", dispute).body("missed", equalTo(1));
    }

    @Test
    void anArchivedDisputeWaitsForNobody() {
        var dispute = Api.dispute("lin", GRID);
        Api.act("huang", dispute, "/non-acceptance", """
                {"reason": "ALREADY_BEFORE_OTHER_ORGAN", "explanation": "法院已受理。"}""").statusCode(201);
        Api.act("he", dispute, "/supervisions", "{\"demand\": \"请说明。\"}").statusCode(201);
        Api.get("he", dispute).body("dueAt", org.hamcrest.Matchers.notNullValue());
        var demand = Api.get("huang", dispute + "/supervisions").extract().<String>path("[0].id");
        Api.act("huang", dispute, "/supervisions/" + demand + "/answer", "{\"answer\": \"法院已受理。\"}")
                .statusCode(201);
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201).body("dueAt", nullValue());
        assertThat(list(dispute)).allMatch(d -> d.get("state").equals("STOPPED"));
    }

    private static String plan(Statement statement, String of) throws SQLException {
        var plan = new StringBuilder();
        try (var lines = statement.executeQuery("explain select * from " + of)) {
            while (lines.next()) plan.append(lines.getString(1)).append('\n');
        }
        return plan.toString();
    }

    @SuppressWarnings("unchecked")
    private static ClockLog log(Map<String, Object> deadline) {
        var term = (Map<String, Object>) deadline.get("term");
        var given = (String) deadline.get("given");
        var moves = ((List<Map<String, Object>>) deadline.get("log"))
                .stream()
                        .map(l -> new Move(
                                Move.Kind.valueOf((String) l.get("move")),
                                Instant.parse((String) l.get("at")),
                                l.get("amount") == null ? 0 : (int) l.get("amount")))
                        .toList();
        return new ClockLog(
                term == null
                        ? new Term(0, Unit.NATURAL_DAY, false)
                        : new Term((int) term.get("amount"), Unit.valueOf((String) term.get("unit")), (boolean)
                                term.get("endsOnWorkday")),
                given == null ? null : Instant.parse(given),
                moves);
    }

    private static String transfer(String dispute) {
        return Api.act("huang", dispute, "/transfers", """
                {"receiverId": "00000000-0000-7000-8000-000440103009", "reason": "BEYOND_COMPETENCE", "note": "需街道调处。"}""")
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void howeverADisputeEndsNobodyIsLeftWithATask() {
        var refused = Api.accepted();
        var party = Api.get("lin", refused).extract().<String>path("parties[1].id");
        Api.act("lin", refused, "/parties/" + party + "/consent", "{\"agrees\": false, \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        Api.get("lin", refused).body("dueAt", nullValue());
        assertThat(list(refused)).isNotEmpty().allMatch(d -> d.get("state").equals("STOPPED"));
        var open = List.of("REPORTED", "ACCEPTED", "IN_MEDIATION", "TRANSFERRED");
        var handling = List.of("FIRST_ANSWER", "ACCEPTANCE", "TRANSFER_ACCEPTANCE", "URGENT_DISPOSAL", "MEDIATION");
        for (var kind : handling)
            assertThat(Api.get("liang", "/v1/tasks?limit=200&kind=" + kind)
                            .statusCode(200)
                            .extract()
                            .<List<String>>path("items.status"))
                    .allMatch(open::contains);
    }

    private void reminded(String dispute, String when, long times) {
        MovableClock.set(when);
        job.fire();
        job.fire();
        assertThat(steps(dispute, "REMINDED")).as(when).isEqualTo(times);
    }

    private Scheduler scheduler(String name) {
        return Scheduler.create(database)
                .startTasks(Tasks.recurring("deadlines-test", FixedDelay.ofMillis(50))
                        .execute((instance, context) -> job.fire()))
                .threads(2)
                .pollingInterval(Duration.ofMillis(50))
                .schedulerName(new SchedulerName.Fixed(name))
                .build();
    }

    private static ValidatableResponse load(int year, String version, Body... days) {
        return Api.as("admin")
                .header("If-Match", version)
                .body(Body.of("{}").and("/days", List.of(days)).json())
                .put("/v1/calendars/" + year)
                .then();
    }

    private static String extension(int days, String consents) {
        return "{\"days\": " + days + ", \"reason\": \"等待鉴定。\", \"consents\": [" + consents + "]}";
    }

    /** Of those who could act, exactly these have it among their own tasks. */
    private static void waitsFor(String dispute, String kind, String... accounts) {
        for (var account : List.of("lin", "mai", "chen", "huang", "he"))
            assertThat(isListed(account, "&mine=true&kind=" + kind, dispute))
                    .as(kind + " of " + account)
                    .isEqualTo(List.of(accounts).contains(account));
    }

    private static List<Map<String, Object>> list(String dispute) {
        return Api.get("liang", dispute + "/deadlines")
                .statusCode(200)
                .extract()
                .path("");
    }

    private static ValidatableResponse deadline(String dispute, String kind) {
        return Api.get("liang", dispute + "/deadlines")
                .statusCode(200)
                .rootPath("findAll { it.kind == '" + kind + "' }");
    }

    private static void due(String dispute, String kind, String local) {
        assertThat(list(dispute).stream()
                        .filter(d -> d.get("kind").equals(kind))
                        .map(d -> d.get("due"))
                        .toList())
                .containsExactly(utc(local));
    }

    private static long missedSteps(String dispute) {
        return steps(dispute, "DEADLINE_MISSED");
    }

    private static long steps(String dispute, String step) {
        return Collections.frequency(
                Api.get("liang", dispute + "/timeline").extract().<List<String>>path("step"), step);
    }

    private static String id(String dispute) {
        return dispute.substring(dispute.lastIndexOf('/') + 1);
    }

    private static String utc(String local) {
        return OffsetDateTime.parse(local + ":00+08:00").toInstant().toString();
    }

    private static void atOnce(int times, Runnable work) throws Exception {
        var pool = Executors.newFixedThreadPool(times);
        try {
            for (var done : pool.invokeAll(Collections.nCopies(times, (Callable<Void>) () -> {
                work.run();
                return null;
            }))) done.get();
        } finally {
            pool.shutdown();
        }
    }
}
