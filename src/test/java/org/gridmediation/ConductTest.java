package org.gridmediation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A conduct that continues is fulfilled when its last day is over; a look at it before says that it was kept so far. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ConductTest {
    private static final String CONDUCT =
            ", \"obligations\": [{\"kind\": \"CONDUCT\", \"debtorNumber\": 2, \"content\": \"上午施工。\"%s}]";
    private static final String UNTIL_31_JANUARY = CONDUCT.formatted(", \"lastsUntil\": \"2027-01-31\"");
    private static final String FOR_GOOD = CONDUCT.formatted("");

    @AfterEach
    void back() {
        MovableClock.setBack();
    }

    private static ValidatableResponse found(String outcome, String result, String more) {
        var obligation = Api.get("lin", outcome).extract().<String>path("obligations[0].id");
        return Api.act(
                "lin",
                outcome,
                "/obligations/" + obligation + "/fulfilments",
                "{\"result\": \"" + result + "\"" + more + "}");
    }

    private static void refused(ValidatableResponse answer, String code) {
        answer.statusCode(422).body("errors[0].code", equalTo(code));
    }

    @Test
    void beforeItsLastDayIsOverItIsKeptSoFar() {
        MovableClock.set("2026-12-01T10:00:00");
        var outcome = Given.settled("2026-12-01T09:00:00+08:00", UNTIL_31_JANUARY);
        var dispute = Given.disputeOf(outcome);
        refused(found(outcome, "FULFILLED", ""), "CONDUCT_NOT_OVER");
        refused(found(outcome, "PARTLY", ""), "PARTLY_OF_CONDUCT");
        found(outcome, "KEPT", ", \"note\": \"走访，均在上午施工。\"")
                .statusCode(201)
                .body("fulfilment", equalTo("PENDING"), "track", equalTo("AGREED"))
                .body("obligations[0].state", equalTo("KEPT"))
                .body("obligations[0].fulfilments[0].result", equalTo("KEPT"));
        Api.get("lin", dispute).body("status", equalTo("AGREED"));
        MovableClock.set("2027-01-31T23:00:00");
        refused(found(outcome, "FULFILLED", ""), "CONDUCT_NOT_OVER");
        // Its last day was a Sunday: there is a working day to look at it.
        MovableClock.set("2027-02-01T10:00:00");
        refused(found(outcome, "FULFILLED", ", \"at\": \"2027-01-31T18:00:00+08:00\""), "CONDUCT_NOT_OVER");
        found(outcome, "FULFILLED", "").statusCode(201).body("fulfilment", equalTo("FULFILLED"));
        Api.get("lin", dispute).body("status", equalTo("FULFILLED"), "missed", equalTo(0));
    }

    @Test
    void whatWasBrokenAndIsKeptAgainRunsOn() {
        MovableClock.set("2026-12-01T10:00:00");
        var outcome = Given.settled("2026-12-01T09:00:00+08:00", UNTIL_31_JANUARY);
        var dispute = Given.disputeOf(outcome);
        found(outcome, "BROKEN", "").statusCode(201).body("fulfilment", equalTo("BREACHED"));
        found(outcome, "KEPT", "").statusCode(201).body("fulfilment", equalTo("PENDING"));
        Api.get("lin", dispute).body("status", equalTo("AGREED")).body("allowedActions", hasItem("fulfilObligation"));
        Api.get("lin", dispute + "/deadlines")
                .body("findAll { it.kind == 'PERFORMANCE' && it.state == 'RUNNING' }.size()", equalTo(1));
    }

    @Test
    void whatIsKeptForGoodIsNeverFulfilledAndItsFileCanBeClosed() {
        var dispute = Given.dispute();
        Api.act("lin", dispute, "/settlement", "{\"content\": \"今后不再堆放。\", " + Given.RIGHTS + FOR_GOOD + "}")
                .statusCode(201);
        var outcome = "/v1/outcomes/" + Api.get("lin", dispute).extract().path("outcomeId");
        refused(found(outcome, "FULFILLED", ""), "CONDUCT_ENDLESS");
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(409).body("code", equalTo("WRONG_STATE"));
        found(outcome, "KEPT", "").statusCode(201).body("fulfilment", equalTo("PENDING"));
        Api.get("huang", dispute).body("allowedActions", not(hasItem("archiveDispute")));
        Api.act("huang", dispute, "/archive", Given.REASONS)
                .statusCode(409)
                .body("code", equalTo("RETURN_VISIT_MISSING"));
        Api.act("lin", outcome, "/return-visits", "{\"method\": \"PHONE\", \"performed\": true, \"satisfaction\": 5}")
                .statusCode(201);
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201).body("status", equalTo("ARCHIVED"));
        Api.get("lin", outcome).body("fulfilment", equalTo("PENDING"));
    }

    @Test
    void onlyConductIsKept() {
        var outcome = Given.settled(
                "2026-03-20T10:00:00+08:00",
                ", \"obligations\": [{\"kind\": \"ACT\", \"debtorNumber\": 2, \"content\": \"换灯。\"}]");
        refused(found(outcome, "KEPT", ""), "KEPT_OF_CONDUCT");
    }

    /** Neither by the day of the whole, nor has the whole one then. */
    @Test
    void whatIsKeptForGoodIsNotDueByADay() {
        var agreement = "\"content\": \"今后不再堆放。\", %s" + Given.RIGHTS + ", \"dueOn\": \"2036-01-31\"" + FOR_GOOD;
        for (var form : List.of("\"form\": \"ORAL\", ", "\"form\": \"WRITTEN\", \"toBeSigned\": true, "))
            afterTheWhole(
                    Api.act(
                            "lin",
                            Given.assigned(Given.dispute()),
                            "/outcome",
                            "{\"kind\": \"AGREED\", \"agreement\": {" + agreement.formatted(form) + "}}"),
                    "/agreement");
        afterTheWhole(Api.act("lin", Given.dispute(), "/settlement", "{" + agreement.formatted("") + "}"), "");
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        afterTheWhole(Api.act("lin", outcome, "/variation", """
                        {"reason": "再议。", "agreedBy": [1, 2], "agreement": {"form": "ORAL", "content": "不再堆放。", "dueOn": "2036-01-31"%s}}""".formatted(FOR_GOOD)), "/agreement");
        var both = Text.replaced(FOR_GOOD, "}]", "}, ") + UNTIL_31_JANUARY.substring(UNTIL_31_JANUARY.indexOf("{"));
        Api.get("lin", Given.settled("2026-12-01T09:00:00+08:00", both)).body("dueOn", nullValue());
    }

    private static void afterTheWhole(ValidatableResponse answer, String pointer) {
        answer.statusCode(422)
                .body("errors.pointer", contains(pointer + "/obligations/0/lastsUntil"))
                .body("errors.code", contains("DUE_AFTER_THE_WHOLE"));
    }
}
