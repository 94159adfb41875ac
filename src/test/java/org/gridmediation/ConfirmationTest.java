package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 司法确认: all parties together, within thirty days of China's days. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ConfirmationTest {

    @AfterEach
    void theTimeIsNowAgain() {
        MovableClock.setBack();
    }

    private static ValidatableResponse apply(String outcome, String filedOn, String applicants) {
        return Api.act(
                "lin",
                outcome,
                "/confirmation",
                "{\"court\": \"示例区人民法院\", \"filedOn\": \"" + filedOn + "\", \"applicants\": " + applicants + "}");
    }

    private static ValidatableResponse decided(String outcome, String result, String more) {
        return Api.act(
                "lin",
                outcome,
                "/confirmation/result",
                "{\"result\": \"" + result + "\", \"decidedOn\": \"2026-04-10\"" + more + "}");
    }

    /** In force at five past midnight of 1 December, which is 30 November in UTC. */
    private static String inForceOnTheFirstOfDecember() {
        MovableClock.set("2026-12-01T00:10:00");
        return Given.settled("2026-12-01T00:05:00+08:00", "");
    }

    @Test
    void article33TheThirtiethDayIsInTimeToItsEndAndTheNextIsNot() {
        var first = inForceOnTheFirstOfDecember();
        var second = inForceOnTheFirstOfDecember();
        MovableClock.set("2026-12-31T23:50:00");
        apply(first, "2027-01-01", "[1, 2]").statusCode(400).body("errors[0].pointer", equalTo("/filedOn"));
        apply(first, "2026-12-31", "[1, 2]")
                .statusCode(201)
                .body("confirmation.state", equalTo("APPLIED"), "confirmation.filedOn", equalTo("2026-12-31"));
        Api.get("lin", Given.disputeOf(first) + "/deadlines")
                .body("find { it.kind == 'CONFIRMATION' }.due", equalTo("2026-12-31T16:00:00Z"))
                .body("find { it.kind == 'CONFIRMATION' }.state", equalTo("STOPPED"));
        MovableClock.set("2027-01-01T00:10:00");
        apply(second, "2027-01-01", "[1, 2]").statusCode(422).body("errors[0].code", equalTo("CONFIRMATION_TOO_LATE"));
        apply(second, "2026-11-30", "[1, 2]").statusCode(422).body("errors[0].code", equalTo("BEFORE_EFFECT"));
        // Filed in time and written down the day after.
        apply(second, "2026-12-31", "[2, 1]").statusCode(201);
    }

    /** The thirtieth day is 3 May, in a holiday that lasts to the 5th. */
    @Test
    void article33ALastDayThatIsNotWorkedIsFollowedByTheNextThatIs() {
        var first = Given.settled("2026-04-03T10:00:00+08:00", "");
        apply(first, "2026-05-07", "[1, 2]").statusCode(422).body("errors[0].code", equalTo("CONFIRMATION_TOO_LATE"));
        apply(first, "2026-05-06", "[1, 2]").statusCode(201);
    }

    @Test
    void article33OnePartyAloneDoesNotApply() {
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        for (var some : List.of("[1]", "[2]", "[1, 2, 3]"))
            apply(outcome, "2026-04-02", some).statusCode(422).body("errors[0].code", equalTo("ALL_PARTIES_APPLY"));
        apply(outcome, "2026-04-02", "[1, 1]")
                .statusCode(422)
                .body("errors.code", contains("ALL_PARTIES_APPLY", "PARTY_TWICE"));
        Api.get("lin", outcome).body("confirmation", nullValue());
    }

    @Test
    void whatTheCourtDecidesIsTrackedApartFromPerformance() {
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        var dispute = Given.disputeOf(outcome);
        decided(outcome, "CONFIRMED", ", \"rulingNumber\": \"1\"")
                .statusCode(409)
                .body("code", equalTo("CONFIRMATION_CLOSED"));
        apply(outcome, "2026-04-02", "[1, 2]").statusCode(201).body("track", equalTo("AGREED"));
        apply(outcome, "2026-04-02", "[1, 2]").statusCode(409).body("code", equalTo("CONFIRMATION_PENDING"));
        Api.get("lin", dispute)
                .body("allowedActions", hasItem("recordConfirmationResult"))
                .body("allowedActions", not(hasItem("varyAgreement")))
                .body("allowedActions", not(hasItem("applyForConfirmation")));
        decided(outcome, "APPLIED", ", \"rulingNumber\": \"1\"").statusCode(422);
        decided(outcome, "CONFIRMED", "").statusCode(422).body("errors[0].code", equalTo("RULING_NUMBER_MISSING"));
        decided(outcome, "CONFIRMED", ", \"rulingNumber\": \"示例民特1号\"")
                .statusCode(201)
                .body("track", equalTo("CONFIRMED"), "confirmation.rulingNumber", equalTo("示例民特1号"));
        apply(outcome, "2026-04-02", "[1, 2]").statusCode(409).body("code", equalTo("CONFIRMATION_CLOSED"));
        Api.get("he", "/v1/outcomes?track=CONFIRMED&limit=200").body("items.id", hasItem(outcome.substring(13)));
        Api.act("lin", outcome, "/fulfilment", "{\"result\": \"BREACHED\", \"at\": \"2026-05-02T10:00:00+08:00\"}")
                .statusCode(201)
                .body("track", equalTo("BROKEN"), "confirmation.state", equalTo("CONFIRMED"));
    }

    @Test
    void whatWasWithdrawnCanBeAppliedForAgainAndWhatIsOpenIsNotArchived() {
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        var dispute = Given.disputeOf(outcome);
        apply(outcome, "2026-04-02", "[1, 2]").statusCode(201);
        decided(outcome, "WITHDRAWN", "").statusCode(201).body("track", equalTo("AGREED"));
        apply(outcome, "2026-04-15", "[1, 2]").statusCode(201).body("confirmation.filedOn", equalTo("2026-04-15"));
        Api.act("lin", outcome, "/fulfilment", "{\"result\": \"FULFILLED\", \"at\": \"2026-05-02T10:00:00+08:00\"}")
                .statusCode(201);
        Api.act("lin", outcome, "/return-visits", """
                {"visitedAt": "2026-05-03T16:00:00+08:00", "method": "PHONE", "performed": true, "satisfaction": 5}""").statusCode(201);
        Api.act("huang", dispute, "/archive", Given.REASONS)
                .statusCode(409)
                .body("code", equalTo("CONFIRMATION_PENDING"));
        Api.get("huang", dispute).body("allowedActions", not(hasItem("archiveDispute")));
        decided(outcome, "REJECTED", ", \"rulingNumber\": \"1\"")
                .statusCode(422)
                .body("errors[0].code", equalTo("BEFORE_ITS_START"));
        Api.act("lin", outcome, "/confirmation/result", """
                {"result": "REJECTED", "decidedOn": "2026-05-04", "rulingNumber": "示例民特2号"}""")
                .statusCode(201)
                .body("track", equalTo("PERFORMED"), "confirmation.state", equalTo("REJECTED"));
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
    }

    @Test
    void whatWasAppliedForIsWrittenForAnOralAgreementToo() throws IOException {
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        var dispute = Given.disputeOf(outcome);
        Api.as("huang")
                .get(dispute + "/documents/CONFIRMATION_APPLICATION")
                .then()
                .statusCode(404);
        apply(outcome, "2026-04-02", "[1, 2]").statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/CONFIRMATION_APPLICATION"))
                .contains("2026年3月20日自愿达成调解协议", "附：1.人民调解口头协议登记表；2.");
        Api.get("huang", dispute + "/documents")
                .body("documents.find { it.kind == 'CONFIRMATION_APPLICATION' }.state", equalTo("PRESENT"));
    }

    /** What the court looks at is what the parties are agreed on, and nothing of it moves meanwhile. */
    @Test
    void whileAVariationIsSignedTheCourtIsNotAsked() {
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        var dispute = Given.disputeOf(outcome);
        var variation = """
                {"reason": "延期。", "agreedBy": [1, 2], "agreement": {"form": "%s", "content": "改期。", "agreedAt": "2026-03-21T10:00:00+08:00"%s}}""";
        var draft = Api.act("lin", outcome, "/variation", variation.formatted("WRITTEN", ", \"toBeSigned\": true"))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.get("lin", dispute).body("allowedActions", not(hasItem("applyForConfirmation")));
        apply(outcome, "2026-04-02", "[1, 2]").statusCode(409).body("code", equalTo("VARIATION_PENDING"));
        // An oral one takes its place.
        var varied = Api.act("lin", outcome, "/variation", variation.formatted("ORAL", ""))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.get("lin", draft).body("track", equalTo("LAPSED"));
        apply(varied, "2026-04-02", "[1, 2]").statusCode(201);
        Api.act("lin", varied, "/variation", variation.formatted("ORAL", ""))
                .statusCode(409)
                .body("code", equalTo("CONFIRMATION_PENDING"));
    }

    /** Nothing takes the place of what can be enforced but by a court's own ruling. */
    @Test
    void whatACourtHasConfirmedOnlyACourtSetsAside() {
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        var dispute = Given.disputeOf(outcome);
        apply(outcome, "2026-04-02", "[1, 2]").statusCode(201);
        decided(outcome, "CONFIRMED", ", \"rulingNumber\": \"示例民特3号\"").statusCode(201);
        Api.get("lin", dispute).body("allowedActions", not(hasItem("varyAgreement")));
        Api.act("lin", outcome, "/variation", """
                {"reason": "延期。", "agreedBy": [1, 2], "agreement": {"form": "ORAL", "content": "改期。"}}""")
                .statusCode(409)
                .body("code", equalTo("CONFIRMED_BY_COURT"), "state", equalTo("AGREED"));
        Api.act("lin", outcome, "/fulfilment", "{\"result\": \"BREACHED\"}").statusCode(201);
        Api.act("huang", dispute, "/reopening", "{\"reason\": \"再调解。\"}")
                .statusCode(409)
                .body("code", equalTo("CONFIRMED_BY_COURT"), "state", equalTo("BREACHED"));
        var aside =
                "{\"settingAside\": {\"ground\": \"%s\", \"reason\": \"另议。\"%s}, \"told\": {\"routes\": [\"COURT\"]}}";
        Api.act("huang", outcome, "/setting-aside", aside.formatted("PARTIES_AGREED", ", \"agreedBy\": [1, 2]"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/settingAside/ground"))
                .body("errors[0].code", equalTo("CONFIRMED_BY_COURT"));
        Api.act(
                        "huang",
                        outcome,
                        "/setting-aside",
                        aside.formatted("REVOKED_BY_COURT", ", \"rulingNumber\": \"示例民监4号\""))
                .statusCode(201);
        Api.act("huang", dispute, "/reopening", "{\"reason\": \"再调解。\"}").statusCode(201);
    }
}
