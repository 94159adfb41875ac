package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who owes whom what, how it was done, and what becomes of the agreement by it. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ObligationsTest {
    private static final String AGREED_AT = "2026-03-20T10:00:00+08:00";
    private static final String MONEY_AND_APOLOGY = """
            , "obligations": [
              {"kind": "MONEY", "debtorNumber": 2, "creditorNumber": 1, "content": "补偿粉刷费用。", "amount": 100000, "dueOn": "2026-04-20"},
              {"kind": "APOLOGY", "debtorNumber": 2, "creditorNumber": 1, "content": "当面致歉。", "dueOn": "2026-03-25"}]""";

    private static ValidatableResponse done(String outcome, int number, String result, String more) {
        var id = Api.get("lin", outcome).extract().<String>path("obligations[" + (number - 1) + "].id");
        return Api.act(
                "lin",
                outcome,
                "/obligations/" + id + "/fulfilments",
                "{\"result\": \"" + result + "\", \"at\": \"2026-03-24T10:00:00+08:00\"" + more + "}");
    }

    @Test
    void theOutcomeIsTheSumOfItsObligations() {
        var outcome = Given.settled(AGREED_AT, MONEY_AND_APOLOGY);
        var dispute = Given.disputeOf(outcome);
        Api.get("lin", outcome)
                .body("amount", equalTo(100000), "dueOn", equalTo("2026-04-20"), "fulfilment", equalTo("PENDING"));
        done(outcome, 2, "FULFILLED", "")
                .statusCode(201)
                .body("fulfilment", equalTo("PARTLY_FULFILLED"), "track", equalTo("AGREED"));
        var paid = ", \"amount\": 40000, \"note\": \"转账凭证\", \"proof\": [\"%s\"]";
        var elsewhere = Given.attachment("lin", Given.dispute(), "RECEIPT");
        refused(done(outcome, 1, "PARTLY", paid.formatted(elsewhere)), "/proof/0", "ATTACHMENT_UNKNOWN");
        done(outcome, 1, "PARTLY", paid.formatted(Given.attachment("lin", dispute, "RECEIPT")))
                .statusCode(201)
                .body("fulfilment", equalTo("PARTLY_FULFILLED"))
                .body("obligations[0].paid", equalTo(40000), "obligations[0].open", equalTo(60000))
                .body("obligations[0].fulfilments[0].proof.size()", equalTo(1))
                .body("obligations[0].fulfilments[0].by", notNullValue());
        Api.get("lin", dispute).body("status", equalTo("AGREED"));
        done(outcome, 1, "FULFILLED", "")
                .statusCode(201)
                .body("fulfilment", equalTo("FULFILLED"), "track", equalTo("PERFORMED"))
                .body("obligations[0].open", equalTo(0))
                .body("obligations[0].fulfilments.amount", equalTo(List.of(40000, 60000)));
        Api.get("lin", dispute).body("status", equalTo("FULFILLED"));
        done(outcome, 1, "PARTLY", ", \"amount\": 1")
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"), "state", equalTo("FULFILLED"));
        var steps = Api.get("lin", dispute + "/timeline").extract().<List<String>>path("step");
        assertThat(steps).endsWith("OBLIGATION_FULFILLED", "FULFILMENT_RECORDED");
    }

    @Test
    void moneyPaidIsNeverMoreThanWhatIsOwed() {
        var outcome = Given.settled(AGREED_AT, MONEY_AND_APOLOGY);
        refused(done(outcome, 1, "PARTLY", ", \"amount\": 100001"), "/amount", "PAID_ABOVE_OWED");
        refused(done(outcome, 1, "FULFILLED", ", \"amount\": 100001"), "/amount", "PAID_ABOVE_OWED");
        refused(done(outcome, 1, "FULFILLED", ", \"amount\": 99999"), "/amount", "PAID_BELOW_OWED");
        refused(done(outcome, 1, "PARTLY", ", \"amount\": 100000"), "/result", "NOTHING_LEFT_OPEN");
        refused(done(outcome, 1, "PARTLY", ""), "/amount", "AMOUNT_OF_PAYMENT");
        refused(done(outcome, 1, "BROKEN", ", \"amount\": 5"), "/amount", "AMOUNT_OF_PAYMENT");
        refused(done(outcome, 2, "FULFILLED", ", \"amount\": 5"), "/amount", "AMOUNT_OF_PAYMENT");
        refused(done(outcome, 2, "OPEN", ""), "/result", "RESULT_PENDING");
        done(outcome, 1, "PARTLY", ", \"amount\": 60000").statusCode(201);
        refused(done(outcome, 1, "PARTLY", ", \"amount\": 60000"), "/amount", "PAID_ABOVE_OWED");
        Api.get("lin", outcome).body("obligations[0].paid", equalTo(60000));
    }

    @Test
    void eachObligationHasItsClockAndABreachStopsOnlyItsOwn() {
        var outcome = Given.settled(AGREED_AT, MONEY_AND_APOLOGY);
        var deadlines = Given.disputeOf(outcome) + "/deadlines";
        var due = "findAll { it.kind == 'PERFORMANCE' && it.state != 'STOPPED' }.given";
        Api.get("lin", deadlines).body(due, containsInAnyOrder("2026-04-20T16:00:00Z", "2026-03-25T16:00:00Z"));
        done(outcome, 2, "BROKEN", "").statusCode(201);
        Api.get("lin", deadlines).body(due, equalTo(List.of("2026-04-20T16:00:00Z")));
        done(outcome, 1, "PARTLY", ", \"amount\": 5").statusCode(201);
        Api.get("lin", deadlines).body(due, equalTo(List.of("2026-04-20T16:00:00Z")));
        done(outcome, 1, "FULFILLED", "").statusCode(201);
        Api.get("lin", deadlines).body(due, empty());
    }

    private static void refused(ValidatableResponse answer, String pointer, String code) {
        answer.statusCode(422).body("errors[0].pointer", equalTo(pointer), "errors[0].code", equalTo(code));
    }

    @Test
    void aBreachIsSeenAndCanBeMadeGood() {
        var outcome = Given.settled(AGREED_AT, MONEY_AND_APOLOGY);
        var dispute = Given.disputeOf(outcome);
        done(outcome, 2, "FULFILLED", "").statusCode(201);
        done(outcome, 1, "BROKEN", "")
                .statusCode(201)
                .body("fulfilment", equalTo("BREACHED"), "track", equalTo("BROKEN"));
        Api.get("lin", dispute).body("status", equalTo("BREACHED")).body("allowedActions", hasItem("varyAgreement"));
        Api.get("lin", "/v1/outcomes?track=BROKEN").body("items.id", hasItem(outcome.substring(13)));
        done(outcome, 1, "FULFILLED", "").statusCode(201).body("track", equalTo("PERFORMED"));
        Api.get("lin", dispute).body("status", equalTo("FULFILLED"));
    }

    @Test
    void partiesVaryWhatWasBrokenAndTheOldEditionIsKept() {
        var outcome = Given.settled(AGREED_AT, MONEY_AND_APOLOGY);
        var dispute = Given.disputeOf(outcome);
        done(outcome, 1, "BROKEN", "").statusCode(201);
        var variation = """
                {"reason": "对方失业，改为分期。", "agreedBy": %s, "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "%s", "content": "分两期支付。", "agreedAt": "2026-04-21T10:00:00+08:00"%s,
                 "obligations": [{"kind": "MONEY", "debtorNumber": 2, "creditorNumber": 1, "content": "首期。", "amount": 50000, "dueOn": "2026-05-20"},
                                 {"kind": "MONEY", "debtorNumber": 2, "creditorNumber": 1, "content": "二期。", "amount": 50000, "dueOn": "2026-06-20"}]}}""";
        refused(
                Api.act("lin", outcome, "/variation", variation.formatted("[1]", "ORAL", "")),
                "/agreedBy",
                "ALL_PARTIES_AGREE");
        Api.act("chen", outcome, "/variation", variation.formatted("[1, 2]", "ORAL", ""))
                .statusCode(409)
                .body("code", equalTo("NOT_THE_MEDIATOR"));
        var draft = Api.act(
                        "lin",
                        outcome,
                        "/variation",
                        variation.formatted("[2, 1]", "WRITTEN", ", \"toBeSigned\": true"))
                .statusCode(201)
                .body("track", equalTo("DRAFT"), "edition", equalTo(2))
                .body("variesId", equalTo(outcome.substring(13)))
                .extract()
                .header("Location");
        // While it is signed the old one stays in force, broken as it is.
        Api.get("lin", dispute).body("status", equalTo("BREACHED"), "outcomeId", equalTo(outcome.substring(13)));
        var at = "\"at\": \"2026-04-22T10:00:00+08:00\"}";
        for (int party = 1; party <= 2; party++)
            Api.act("lin", draft, "/marks", "{\"partyNumber\": " + party + ", \"kind\": \"SIGNATURE\", " + at)
                    .statusCode(201);
        Api.act("lin", draft, "/mediator-signature", "{" + at).statusCode(201);
        Api.act("huang", draft, "/seal", "{" + at)
                .statusCode(201)
                .body("track", equalTo("AGREED"), "standing", equalTo(true))
                .body("obligations.state", equalTo(List.of("OPEN", "OPEN")));
        Api.get("lin", outcome)
                .body("track", equalTo("VARIED"), "standing", equalTo(false))
                .body("obligations[0].state", equalTo("BROKEN"), "amount", equalTo(100000));
        Api.get("lin", dispute).body("status", equalTo("AGREED"), "outcomeId", equalTo(draft.substring(13)));
        done(outcome, 2, "FULFILLED", "").statusCode(409).body("state", equalTo("VARIED"));
        Api.get("lin", "/v1/outcomes?dispute=" + dispute.substring(13)).body("items.edition", equalTo(List.of(2, 1)));
    }

    @Test
    void anAgreementThatIsSetAsideBindsNoMore() {
        var outcome = Given.settled(AGREED_AT, MONEY_AND_APOLOGY);
        var dispute = Given.disputeOf(outcome);
        var aside = """
                {"settingAside": {"ground": "REVOKED_BY_COURT", "on": "%s", "reason": "显失公平。"%s},
                 "told": {"routes": ["COURT"], %s"at": "2026-05-21T10:00:00+08:00"}}""";
        refused(
                Api.act("huang", outcome, "/setting-aside", aside.formatted("2026-05-20", "", "")),
                "/settingAside/rulingNumber",
                "RULING_NUMBER_MISSING");
        var number = ", \"rulingNumber\": \"示例民初1号\"";
        refused(
                Api.act("huang", outcome, "/setting-aside", aside.formatted("2026-03-19", number, "")),
                "/settingAside/on",
                "BEFORE_EFFECT");
        refused(
                Api.act(
                        "huang",
                        outcome,
                        "/setting-aside",
                        aside.formatted("2026-05-20", number, "\"parties\": [1], ")),
                "/told/parties",
                "ALL_PARTIES_TOLD");
        Api.act("huang", outcome, "/setting-aside", aside.formatted("2026-05-20", number, ""))
                .statusCode(201)
                .body("track", equalTo("SET_ASIDE"), "settingAside.ground", equalTo("REVOKED_BY_COURT"))
                .body("settingAside.on", equalTo("2026-05-20"))
                .body("routeNotices[0].routes", equalTo(List.of("COURT")));
        Api.get("lin", dispute).body("status", equalTo("FAILED"));
        done(outcome, 2, "FULFILLED", "").statusCode(409).body("state", equalTo("FAILED"));
        Api.act("huang", dispute, "/reopening", "{\"reason\": \"重新协商。\"}").statusCode(201);
        Api.get("lin", outcome).body("standing", equalTo(false), "track", equalTo("SET_ASIDE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind': 'MONEY', 'debtorNumber': 2, 'creditorNumber': 1, 'content': '付'} | /amount | AMOUNT_OF_MONEY",
                "{'kind': 'MONEY', 'debtorNumber': 2, 'content': '付', 'amount': 5} | /creditorId | CREDITOR_MISSING",
                "{'kind': 'ACT', 'debtorNumber': 2, 'content': '修', 'amount': 5} | /amount | AMOUNT_OF_MONEY",
                "{'kind': 'ACT', 'debtorNumber': 3, 'content': '修'} | /debtorNumber | PARTY_UNKNOWN",
                "{'kind': 'ACT', 'content': '修'} | /debtorId | ONE_OF_TWO",
                "{'kind': 'ACT', 'debtorNumber': 1, 'creditorNumber': 1, 'content': '修'} | /creditorNumber | OWES_ITSELF",
                "{'kind': 'ACT', 'debtorNumber': 1, 'content': '修', 'lastsUntil': '2026-05-01'} | /lastsUntil | TERM_OF_CONDUCT",
                "{'kind': 'ACT', 'debtorNumber': 1, 'content': '修', 'dueOn': '2026-03-19'} | /dueOn | BEFORE_AGREEMENT",
                "{'kind': 'CONDUCT', 'debtorNumber': 1, 'content': '静', 'dueOn': '2026-05-01'} | /dueOn | TERM_OF_CONDUCT",
                "{'kind': 'CONDUCT', 'debtorNumber': 1, 'content': '静', 'windows': [{'days': ['MONDAY'], 'from': '11:00', 'until': '09:00'}]} | /windows/0/until | WINDOW_EMPTY"
            })
    void anObligationThatMakesNoSenseIsRefused(String obligation, String place, String code) {
        var dispute = MovableClock.at("2026-03-19T10:00:00", Given::dispute);
        Api.act(
                        "lin",
                        dispute,
                        "/settlement",
                        "{\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"content\": \"和解。\", \"agreedAt\": \""
                                + AGREED_AT + "\", \"obligations\": [" + obligation.replace('\'', '"') + "]}")
                .statusCode(422)
                .body("errors.pointer", hasItem("/obligations/0" + place))
                .body("errors.code", hasItem(code));
        Api.get("lin", dispute).body("status", equalTo("REPORTED"));
    }

    @Test
    void theSumOfMoneyIsTheAgreementsAmount() {
        var dispute = MovableClock.at("2026-03-19T10:00:00", () -> Given.assigned(Given.dispute()));
        var agreement = """
                {"kind": "AGREED", "prevented": [{"kind": "ARMED_FIGHT", "cases": 1, "people": 12}%s], "agreement":
                 {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "ORAL", "content": "补偿。", "agreedAt": "2026-03-20T10:00:00+08:00", "amount": %d,
                  "obligations": [{"kind": "MONEY", "debtorNumber": 2, "creditorNumber": 1, "content": "补偿。", "amount": 500}]}}""";
        refused(
                Api.act("lin", dispute, "/outcome", agreement.formatted("", 501)),
                "/agreement/amount",
                "AMOUNT_DIFFERS");
        refused(
                Api.act(
                        "lin",
                        dispute,
                        "/outcome",
                        agreement.formatted(", {\"kind\": \"ARMED_FIGHT\", \"cases\": 1, \"people\": 1}", 500)),
                "/prevented",
                "UNIQUE_ELEMENTS");
        Api.act("lin", dispute, "/outcome", agreement.formatted("", 500))
                .statusCode(201)
                .body("prevented[0].people", equalTo(12), "amount", equalTo(500));
    }

    private static String variation(String outcome) {
        return variation(outcome, ", \"agreedAt\": \"2026-03-22T10:00:00+08:00\"");
    }

    private static String variation(String outcome, String at) {
        return Api.act("lin", outcome, "/variation", """
                        {"reason": "延期。", "agreedBy": [1, 2], "agreement": {"form": "WRITTEN", "content": "改期。", "toBeSigned": true%s}}""".formatted(at))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    /** What is performed, broken or given up is no longer varied by what was drafted before. */
    @Test
    void aVariationThatIsBeingSignedFallsWithWhatItVaries() {
        var performed = Given.settled(AGREED_AT, MONEY_AND_APOLOGY);
        var dispute = Given.disputeOf(performed);
        var first = variation(performed);
        done(performed, 1, "FULFILLED", "").statusCode(201);
        Api.get("lin", first).body("track", equalTo("DRAFT"));
        done(performed, 2, "FULFILLED", "").statusCode(201).body("track", equalTo("PERFORMED"));
        Api.get("lin", first).body("track", equalTo("LAPSED"));
        Api.get("lin", dispute).body("status", equalTo("FULFILLED"), "draftId", nullValue());
        Api.act("huang", performed, "/return-visits", """
                {"method": "PHONE", "performed": true, "satisfaction": 5}""").statusCode(201);
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);

        var broken = Given.settled(AGREED_AT, MONEY_AND_APOLOGY);
        var second = variation(broken);
        done(broken, 1, "BROKEN", "").statusCode(201);
        Api.get("lin", second).body("track", equalTo("LAPSED"));
        // What is agreed on after the breach, and because of it, goes on, until that was made good.
        var third = variation(broken, "");
        done(broken, 2, "FULFILLED", "").statusCode(201).body("fulfilment", equalTo("BREACHED"));
        Api.get("lin", third).body("track", equalTo("DRAFT"));
        done(broken, 1, "FULFILLED", "").statusCode(201);
        Api.get("lin", third).body("track", equalTo("LAPSED"));

        var whole = Given.settled(AGREED_AT, "");
        var fourth = variation(whole);
        Api.act("lin", whole, "/fulfilment", "{\"result\": \"BREACHED\"}").statusCode(201);
        Api.get("lin", fourth).body("track", equalTo("LAPSED"));
    }

    /** Whether it is performed is what the last finding says: no later word is about an earlier time. */
    @Test
    void whatIsFoundRisesInTime() {
        var outcome = Given.settled(AGREED_AT, MONEY_AND_APOLOGY);
        var found = "{\"result\": \"%s\", \"at\": \"2026-03-%s:00+08:00\"}";
        var apology = "/obligations/" + Api.get("lin", outcome).extract().path("obligations[1].id") + "/fulfilments";
        Api.act("lin", outcome, apology, found.formatted("BROKEN", "24T10:00")).statusCode(201);
        refused(Api.act("lin", outcome, apology, found.formatted("FULFILLED", "24T08:00")), "/at", "BEFORE_FINDING");
        Api.act("lin", outcome, apology, found.formatted("FULFILLED", "25T10:00"))
                .statusCode(201);
        // Of another obligation it says nothing; the whole is what it is since the last of both.
        done(outcome, 1, "FULFILLED", "")
                .statusCode(201)
                .body("fulfilment", equalTo("FULFILLED"), "fulfilmentAt", equalTo("2026-03-25T02:00:00Z"));
        var whole = Given.settled(AGREED_AT, "");
        Api.act("lin", whole, "/fulfilment", found.formatted("BREACHED", "24T10:00"))
                .statusCode(201);
        refused(
                Api.act("lin", whole, "/fulfilment", found.formatted("FULFILLED", "24T08:00")),
                "/at",
                "BEFORE_FINDING");
    }

    @Test
    void whatWasBrokenAsAWholeIsMadeGoodAsAWhole() {
        var outcome = Given.settled(AGREED_AT, "");
        var dispute = Given.disputeOf(outcome);
        Api.act("lin", outcome, "/fulfilment", "{\"result\": \"BREACHED\"}").statusCode(201);
        Api.get("lin", dispute)
                .body("status", equalTo("BREACHED"))
                .body("allowedActions", hasItem("recordFulfilment"))
                .body("allowedActions", not(hasItem("fulfilObligation")));
        Api.act("lin", outcome, "/fulfilment", "{\"result\": \"PARTLY_FULFILLED\"}")
                .statusCode(201)
                .body("track", equalTo("AGREED"));
        Api.act("lin", outcome, "/fulfilment", "{\"result\": \"FULFILLED\"}")
                .statusCode(201)
                .body("track", equalTo("PERFORMED"));
        Api.get("lin", dispute).body("status", equalTo("FULFILLED"));
    }

    @Test
    void whatAllHaveAgreedOnOnlyAllGiveUp() {
        var outcome = Given.settled(AGREED_AT, "");
        var aside =
                "{\"settingAside\": {\"ground\": \"PARTIES_AGREED\", \"reason\": \"另议。\"%s}, \"told\": {\"routes\": [\"COURT\"]}}";
        for (var agreed : List.of("", ", \"agreedBy\": [1]", ", \"agreedBy\": [1, 3]"))
            refused(
                    Api.act("huang", outcome, "/setting-aside", aside.formatted(agreed)),
                    "/settingAside/agreedBy",
                    "ALL_PARTIES_AGREE");
        Api.act("huang", outcome, "/setting-aside", aside.formatted(", \"agreedBy\": [2, 1]"))
                .statusCode(201)
                .body("settingAside.agreedBy", equalTo(List.of(2, 1)));
        Api.get("lin", outcome).body("settingAside.agreedBy", equalTo(List.of(2, 1)));
    }

    @Test
    void aMinorGivesUpAnAgreementWithTheGuardianOnly() {
        var dispute = Given.assigned(Given.disputeWithChild());
        var outcome = Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "和解。", "guardiansPresent": [2], %s}}""".formatted(Given.RIGHTS))
                .statusCode(201)
                .extract()
                .header("Location");
        var aside =
                "{\"settingAside\": {\"ground\": \"%s\", \"reason\": \"另议。\"%s}, \"told\": {\"routes\": [\"COURT\"]}}";
        var agreed = ", \"agreedBy\": [1, 2]";
        var present = ", \"guardiansPresent\": [%d]";
        refused(
                Api.act("huang", outcome, "/setting-aside", aside.formatted("PARTIES_AGREED", agreed)),
                "/settingAside/guardiansPresent",
                "GUARDIAN_NOT_PRESENT");
        refused(
                Api.act(
                        "huang",
                        outcome,
                        "/setting-aside",
                        aside.formatted("VOID_BY_COURT", ", \"rulingNumber\": \"1\"" + present.formatted(2))),
                "/settingAside/guardiansPresent",
                "NOT_APPLICABLE");
        Api.act("huang", outcome, "/setting-aside", aside.formatted("PARTIES_AGREED", agreed + present.formatted(2)))
                .statusCode(201)
                .body("settingAside.guardiansPresent", equalTo(List.of(2)));
    }
}
