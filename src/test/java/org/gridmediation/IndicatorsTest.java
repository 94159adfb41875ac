package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.gridmediation.deadline.Deadlines;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each number is what its definition says, on cases that the words were made for. Every test has a month of its own. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class IndicatorsTest {
    private static final String FAILED =
            "{\"kind\": \"FAILED\", \"reason\": \"LARGE_DIFFERENCES\", \"toldOfOtherRoutes\": true}";

    @Inject
    Deadlines deadlines;

    @AfterEach
    void theTimeIsNowAgain() {
        MovableClock.setBack();
    }

    /** Numerator and denominator of lin's grid. */
    private static List<Long> of(String indicator, String basis, String from, String to) {
        var group = Api.json(Api.as("liang")
                        .get("/v1/statistics?indicator=" + indicator + "&basis=" + basis + "&from=" + from + "&to=" + to
                                + "&area=" + Given.GRID))
                .at("/groups/0");
        return group.has("denominator")
                ? List.of(
                        group.get("numerator").asLong(),
                        group.get("denominator").asLong())
                : List.of(group.get("numerator").asLong());
    }

    private static String urgent() {
        return Api.post("lin", "/v1/disputes", Body.dispute(Given.GRID).with("/urgency", "URGENT"))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static void broken(String outcome) {
        Api.act("lin", outcome, "/fulfilment", "{\"result\": \"BREACHED\", \"at\": \"" + Days.now() + "\"}")
                .statusCode(201);
    }

    /** Nobody was answered by a call that nobody took. */
    @Test
    void onlyWhoWasReachedWasAnswered() {
        MovableClock.set("2028-10-10T10:00:00");
        var dispute = Given.dispute();
        var party = "/parties/" + Given.parties(dispute).get(0) + "/contacts";
        Api.act("lin", dispute, party, "{\"method\": \"PHONE\", \"result\": \"NOT_REACHED\"}")
                .statusCode(201);
        assertThat(Given.steps(dispute)).containsExactly("REGISTERED", "CONTACT_ATTEMPTED");
        var answer = "find { it.kind == 'FIRST_ANSWER' }.state";
        Api.get("lin", dispute + "/deadlines").body(answer, equalTo("RUNNING"));
        assertThat(of("answered-within-15-minutes", "CURRENT", "2028-10", "2028-10"))
                .isEqualTo(List.of(0L, 1L));
        Api.act("lin", dispute, party, "{\"method\": \"PHONE\", \"result\": \"WILL_NOT_COME\"}")
                .statusCode(201);
        assertThat(Given.steps(dispute)).containsExactly("REGISTERED", "CONTACT_ATTEMPTED", "CONTACTED");
        Api.get("lin", dispute + "/deadlines").body(answer, equalTo("STOPPED"));
        assertThat(of("answered-within-15-minutes", "CURRENT", "2028-10", "2028-10"))
                .isEqualTo(List.of(1L, 1L));
        reconciled();
    }

    /** A breach is not undone by mediating again, by another agreement or by giving the agreement up. */
    @Test
    void aBreachThatWasRecordedStaysCounted() {
        MovableClock.set("2027-05-10T10:00:00");
        var outcomes = new ArrayList<String>();
        for (int i = 0; i < 4; i++) outcomes.add(Given.settled("2027-05-10T10:00:00+08:00", ""));
        outcomes.forEach(IndicatorsTest::broken);
        assertThat(of("performed-rate", "CURRENT", "2027-05", "2027-05")).isEqualTo(List.of(0L, 4L));
        Api.act("huang", Given.disputeOf(outcomes.get(0)), "/reopening", "{\"reason\": \"重新调解。\"}")
                .statusCode(201);
        Api.act("lin", outcomes.get(1), "/variation", """
                        {"reason": "重新商定。", "agreedBy": [1, 2], "agreement": {%s, "form": "ORAL", "content": "改为分期。", "agreedAt": "%s"}}""".formatted(Given.RIGHTS, Days.now()))
                .statusCode(201);
        Api.act("huang", outcomes.get(2), "/setting-aside", """
                        {"settingAside": {"ground": "PARTIES_AGREED", "agreedBy": [1, 2], "on": "%s", "reason": "双方同意。"}, "told": {"routes": ["COURT"], "at": "%s"}}""".formatted(Days.today(), Days.now()))
                .statusCode(201);
        assertThat(of("performed-rate", "CURRENT", "2027-05", "2027-05")).isEqualTo(List.of(0L, 4L));
        reconciled();
    }

    /** An agreement counts by what was recorded of it last: by CURRENT when it was made good, by RECORDED the breach stays where it was booked. */
    @Test
    void aBreachThatWasMadeGoodIsPerformed() {
        MovableClock.set("2027-08-10T10:00:00");
        var broken = performed("2027-08");
        var good = performed("2027-09");
        var obligations =
                ", \"obligations\": [{\"kind\": \"ACT\", \"debtorNumber\": 2, \"content\": \"换灯。\", \"dueOn\": \"2027-08-20\"}]";
        var agreed = List.of(
                Given.settled("2027-08-10T10:00:00+08:00", obligations),
                Given.settled("2027-08-10T10:00:00+08:00", obligations));
        MovableClock.set("2027-08-21T10:00:00");
        for (var outcome : agreed) obligation(outcome, "BROKEN");
        assertThat(of("performed-rate", "CURRENT", "2027-08", "2027-08")).isEqualTo(plus(broken.get(0), 0, 2));
        // One within the month, one when it is over.
        obligation(agreed.get(0), "FULFILLED");
        assertThat(performed("2027-08")).isEqualTo(List.of(plus(broken.get(0), 1, 2), plus(broken.get(1), 1, 2)));
        MovableClock.set("2027-09-25T10:00:00");
        obligation(agreed.get(1), "FULFILLED");
        assertThat(performed("2027-08")).isEqualTo(List.of(plus(broken.get(0), 1, 1), plus(broken.get(1), 1, 2)));
        assertThat(performed("2027-09")).isEqualTo(List.of(plus(good.get(0), 1, 1), plus(good.get(1), 1, 0)));
        reconciled();
    }

    /** By CURRENT and by RECORDED. */
    private static List<List<Long>> performed(String month) {
        return List.of(of("performed-rate", "CURRENT", month, month), of("performed-rate", "RECORDED", month, month));
    }

    private static List<Long> plus(List<Long> before, long numerator, long denominator) {
        return List.of(before.get(0) + numerator, before.get(1) + denominator);
    }

    private static void obligation(String outcome, String result) {
        var id = Api.get("lin", outcome).extract().<String>path("obligations[0].id");
        Api.act("lin", outcome, "/obligations/" + id + "/fulfilments", "{\"result\": \"" + result + "\"}")
                .statusCode(201);
    }

    /** By whichever road it ended: where nobody had been there and the time was not over, nobody was late and nobody in time. */
    @Test
    void whatEndsWithinItsTimeIsNeitherKeptNorLeft() {
        MovableClock.set("2027-06-10T10:00:00");
        for (var kind : List.of("FAILED", "TERMINATED", "WITHDRAWN")) {
            var dispute = Given.assigned(urgent());
            Api.act(
                            "lin",
                            dispute,
                            "/outcome",
                            Body.of(FAILED).with("/kind", kind).with("/reason", "OTHER"))
                    .statusCode(201);
        }
        var unwanted = urgent();
        Api.act("lin", unwanted, "/withdrawal", "{\"reason\": \"NO_LONGER_WANTED\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        var declined = urgent();
        Api.act(
                        "huang",
                        declined,
                        "/non-acceptance",
                        "{\"reason\": \"NOT_A_CIVIL_DISPUTE\", \"explanation\": \"非民间纠纷。\"}")
                .statusCode(201);
        assertThat(of("urgent-not-left-overnight", "CURRENT", "2027-06", "2027-06"))
                .isEqualTo(List.of(0L, 0L));
        // Only the withdrawn one was never answered, and nobody had 15 minutes for it.
        assertThat(of("answered-within-15-minutes", "CURRENT", "2027-06", "2027-06"))
                .isEqualTo(List.of(4L, 4L));
        // Somebody was there, then mediation failed.
        var tried = Given.assigned(urgent());
        Api.act(
                        "lin",
                        tried,
                        "/sessions",
                        "{\"kind\": \"MEDIATION\", " + Given.RIGHTS + ", \"heldAt\": \"" + Days.now()
                                + "\", \"record\": \"听取。\"}")
                .statusCode(201);
        Api.act("lin", tried, "/outcome", FAILED).statusCode(201);
        assertThat(of("urgent-not-left-overnight", "CURRENT", "2027-06", "2027-06"))
                .isEqualTo(List.of(1L, 1L));
        // Nobody came all day; it ends the next morning, however.
        var left = Given.assigned(urgent());
        var gone = urgent();
        MovableClock.set("2027-06-11T09:00:00");
        Api.act("lin", left, "/outcome", FAILED).statusCode(201);
        Api.act("lin", gone, "/withdrawal", "{\"reason\": \"NO_LONGER_WANTED\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        assertThat(of("urgent-not-left-overnight", "CURRENT", "2027-06", "2027-06"))
                .isEqualTo(List.of(1L, 3L));
        assertThat(of("answered-within-15-minutes", "CURRENT", "2027-06", "2027-06"))
                .isEqualTo(List.of(6L, 7L));
        reconciled();
    }

    /** Noted offline on the last evening of a month, and sent after it: that month is over, and by RECORDED stays as it was. */
    @Test
    void aReportThatIsSentInTheNextMonthIsBookedThere() {
        MovableClock.set("2027-12-01T00:20:00");
        var over = of("disputes-registered", "RECORDED", "2027-11", "2027-11").get(0);
        var happened =
                of("disputes-registered", "CURRENT", "2027-11", "2027-11").get(0);
        var now = of("disputes-registered", "RECORDED", "2027-12", "2027-12").get(0);
        Api.post("lin", "/v1/disputes", Body.dispute(Given.GRID).and("/reportedAt", "2027-11-30T23:40:00+08:00"))
                .statusCode(201);
        assertThat(of("disputes-registered", "RECORDED", "2027-11", "2027-11")).isEqualTo(List.of(over));
        assertThat(of("disputes-registered", "CURRENT", "2027-11", "2027-11")).isEqualTo(List.of(happened + 1));
        assertThat(of("disputes-registered", "RECORDED", "2027-12", "2027-12")).isEqualTo(List.of(now + 1));
    }

    /** What became urgent on the third day has the rest of that day. */
    @Test
    void theTimeRunsFromWhenItWasUrgent() {
        MovableClock.set("2027-07-10T10:00:00");
        var dispute = Given.dispute();
        MovableClock.set("2027-07-12T10:00:00");
        var change = """
                {"title": "改", "description": "改", "place": "示范楼2栋", "type": "02", "publicOrderType": "Z02", "urgency": "URGENT", "difficulty": "SIMPLE"}""";
        Api.as("lin")
                .header("If-Match", Api.as("lin").get(dispute).header("ETag"))
                .body(change)
                .put(dispute)
                .then()
                .statusCode(200);
        Given.assigned(dispute);
        MovableClock.set("2027-07-12T15:00:00");
        Api.act(
                        "lin",
                        dispute,
                        "/sessions",
                        "{\"kind\": \"MEDIATION\", " + Given.RIGHTS + ", \"heldAt\": \"" + Days.now()
                                + "\", \"record\": \"听取。\"}")
                .statusCode(201);
        assertThat(of("urgent-not-left-overnight", "CURRENT", "2027-07", "2027-07"))
                .isEqualTo(List.of(1L, 1L));
    }

    /** The deadline was met on the day, and nobody wrote it down before the next. */
    @Test
    void whatWasAttendedToInTimeIsCountedSoThoughItIsRecordedLate() {
        MovableClock.set("2027-01-19T10:00:00");
        // Of what other tests left, all that is to become overdue.
        deadlines.fire();
        MovableClock.set("2027-01-18T10:00:00");
        var before = of("urgent-not-left-overnight", "CURRENT", "2027-01", "2027-01");
        var onTime = of("on-time", "CURRENT", "2027-01", "2027-01");
        var dispute = Given.assigned(urgent());
        MovableClock.set("2027-01-19T10:00:00");
        deadlines.fire();
        assertThat(of("urgent-not-left-overnight", "CURRENT", "2027-01", "2027-01"))
                .isEqualTo(List.of(before.get(0), before.get(1) + 1));
        Api.act(
                        "lin",
                        dispute,
                        "/sessions",
                        "{\"kind\": \"MEDIATION\", " + Given.RIGHTS
                                + ", \"heldAt\": \"2027-01-18T15:00:00+08:00\", \"record\": \"听取。\"}")
                .statusCode(201);
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
        // The indicator goes by when it was recorded, so that nobody gains by backdating; the deadline by when it was
        // done.
        assertThat(of("urgent-not-left-overnight", "CURRENT", "2027-01", "2027-01"))
                .isEqualTo(List.of(before.get(0), before.get(1) + 1));
        assertThat(of("on-time", "CURRENT", "2027-01", "2027-01"))
                .isEqualTo(List.of(onTime.get(0) + 1, onTime.get(1) + 1));
        reconciled();
    }

    /** 在办, 超期未结, 办结率, 按期办结率: what is overdue and not ended is late already. */
    @Test
    void openOverdueAndCompleted() {
        MovableClock.set("2027-09-10T10:00:00");
        // Of what other tests left, all that is to become overdue.
        deadlines.fire();
        var open = of("disputes-open", "CURRENT", "2027-09", "2027-09").get(0);
        var overdue = of("disputes-overdue", "CURRENT", "2027-09", "2027-09").get(0);
        Given.settled("2027-09-10T10:00:00+08:00", "");
        var waiting = Given.dispute();
        var answered = Given.accepted(Given.dispute());
        assertThat(of("disputes-open", "CURRENT", "2027-09", "2027-09")).isEqualTo(List.of(open + 2));
        assertThat(of("completion-rate", "CURRENT", "2027-09", "2027-09")).isEqualTo(List.of(1L, 3L));
        assertThat(of("on-time", "CURRENT", "2027-09", "2027-09")).isEqualTo(List.of(1L, 1L));
        // The first answer is due within the next working day, acceptance some days later.
        MovableClock.set("2027-09-20T10:00:00");
        deadlines.fire();
        assertThat(of("disputes-overdue", "CURRENT", "2027-09", "2027-09")).isEqualTo(List.of(overdue + 1));
        assertThat(of("on-time", "CURRENT", "2027-09", "2027-09")).isEqualTo(List.of(1L, 2L));
        assertThat(cases("disputes-overdue", "2027-09")).contains(id(waiting)).doesNotContain(id(answered));
        // In April the committee comes round to it: open and in hand, late for good, overdue no more until the next
        // deadline.
        MovableClock.set("2027-10-02T10:00:00");
        Given.assigned(waiting);
        assertThat(of("disputes-overdue", "CURRENT", "2027-10", "2027-10")).isEqualTo(List.of(overdue));
        assertThat(of("disputes-overdue", "CURRENT", "2027-09", "2027-09")).isEqualTo(List.of(overdue + 1));
        Api.act("lin", waiting, "/outcome", FAILED).statusCode(201);
        for (var basis : List.of("CURRENT", "RECORDED")) {
            assertThat(of("disputes-open", basis, "2027-09", "2027-09")).isEqualTo(List.of(open + 2));
            assertThat(of("disputes-open", basis, "2027-10", "2027-10")).isEqualTo(List.of(open + 1));
            assertThat(of("disputes-open", basis, "2020-01", "2027-10")).isEqualTo(List.of(open + 1));
        }
        assertThat(of("completion-rate", "CURRENT", "2027-09", "2027-09")).isEqualTo(List.of(2L, 3L));
        assertThat(of("completion-rate", "RECORDED", "2027-09", "2027-09")).isEqualTo(List.of(1L, 3L));
        assertThat(of("on-time", "CURRENT", "2027-09", "2027-10")).isEqualTo(List.of(1L, 2L));
        assertThat(cases("disputes-open", "2027-10")).contains(id(answered)).doesNotContain(id(waiting));
        assertThat(cases("disputes-open", "2027-09")).contains(id(answered), id(waiting));
        Api.get("liang", "/v1/indicators/disputes-open").body("stock", equalTo(true));
        Api.get("liang", "/v1/statistics?indicator=disputes-open&groupBy=month")
                .statusCode(400)
                .body("errors[0].code", equalTo("GROUPING_NOT_OFFERED"));
        reconciled();
    }

    /** What is settled is in hand no more, by CURRENT from its effect, by RECORDED from when that was written down. */
    @Test
    void whatWasAgreedBeforeTheMonthsTurnIsNotInHandInIt() {
        MovableClock.set("2027-03-30T10:00:00");
        var open = of("disputes-open", "CURRENT", "2027-03", "2027-03").get(0);
        var dispute = Given.assigned(Given.dispute());
        MovableClock.set("2027-04-01T10:00:00");
        Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "和解。", "agreedAt": "2027-03-30T11:00:00+08:00",
                 "rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true, "at": "2027-03-30T10:30:00+08:00"}}}""").statusCode(201);
        assertThat(of("disputes-settled", "CURRENT", "2027-03", "2027-03")).isEqualTo(List.of(1L));
        assertThat(of("disputes-open", "CURRENT", "2027-03", "2027-03")).isEqualTo(List.of(open));
        assertThat(of("disputes-open", "RECORDED", "2027-03", "2027-03")).isEqualTo(List.of(open + 1));
        assertThat(of("disputes-open", "RECORDED", "2027-04", "2027-04")).isEqualTo(List.of(open));
        reconciled();
    }

    /** Those of lin's grid, page by page; they add up to the number. */
    private static List<String> cases(String indicator, String month) {
        var group = Api.json(Api.as("liang")
                        .get("/v1/statistics?indicator=" + indicator + "&from=" + month + "&to=" + month + "&area="
                                + Given.GRID))
                .at("/groups/0");
        var link = group.at("/cases/numerator").asText();
        var found = new ArrayList<String>();
        for (var next = link + "&limit=5"; next != null; ) {
            JsonNode page = Api.json(Api.as("liang").get(next));
            page.get("items").forEach(item -> {
                assertThat(item.get("counted").asLong()).isEqualTo(1);
                assertThat(item.get("month").asText()).isEqualTo(month);
                found.add(item.at("/dispute/id").asText());
            });
            next = page.has("next")
                    ? link + "&limit=5&cursor=" + page.get("next").asText()
                    : null;
        }
        assertThat(found).doesNotHaveDuplicates().hasSize(group.get("numerator").asInt());
        return found;
    }

    private static String id(String dispute) {
        return dispute.substring(dispute.lastIndexOf('/') + 1);
    }

    private static void reconciled() {
        Api.recounted("liang", "440103")
                .body("differingDisputes", empty())
                .body("differingAreas", empty())
                .body("agrees", equalTo(true));
    }
}
