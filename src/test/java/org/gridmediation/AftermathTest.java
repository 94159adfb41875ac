package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** After the end: told of other routes, visited, opened again, added to. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class AftermathTest {
    private static final String AGAIN = "{\"reason\": \"双方再次要求调解。\"}";

    @AfterEach
    void theTimeIsNowAgain() {
        MovableClock.setBack();
    }

    private static String failed() {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
        return dispute;
    }

    @Test
    void article26AnEndHasItsReasonAndTheRecordThatEveryPartyWasToldOfTheOtherRoutes() {
        var dispute = MovableClock.at("2026-03-20T10:00:00", () -> Given.assigned(Given.dispute()));
        var end = "{\"kind\": \"TERMINATED\"%s}";
        var told =
                ", \"told\": {\"routes\": [\"COURT\", \"ARBITRATION\"], \"parties\": %s, \"at\": \"2026-03-22T10:00:00+08:00\"}";
        Api.act("lin", dispute, "/outcome", end.formatted(told.formatted("[1, 2]")))
                .statusCode(422)
                .body("errors[0].code", equalTo("REASON_MISSING"));
        var because = ", \"reason\": \"PERIOD_EXPIRED\"";
        Api.act("lin", dispute, "/outcome", end.formatted(because))
                .statusCode(422)
                .body("errors[0].code", equalTo("OTHER_ROUTES_NOT_TOLD"));
        Api.act("lin", dispute, "/outcome", end.formatted(because + told.formatted("[1]")))
                .statusCode(422)
                .body("errors[0].code", equalTo("ALL_PARTIES_TOLD"));
        Api.act("lin", dispute, "/outcome", end.formatted(because + told.formatted("[2, 1]")))
                .statusCode(201)
                .body("reason", equalTo("PERIOD_EXPIRED"))
                .body("routeNotices[0].routes", equalTo(List.of("ARBITRATION", "COURT")))
                .body("routeNotices[0].at", equalTo("2026-03-22T02:00:00Z"))
                .body("routeNotices[0].by", notNullValue());
        Api.act("huang", dispute, "/route-notices", "{\"routes\": [\"ADMINISTRATIVE\"]}")
                .statusCode(201)
                .body("parties", equalTo(List.of(1, 2)));
        Api.act("huang", dispute, "/route-notices", "{\"routes\": []}").statusCode(400);
        Api.get("lin", dispute + "/route-notices").body("size()", equalTo(2));
        Api.get("mai", dispute + "/route-notices").statusCode(404);
    }

    /** Whoever withdraws neither refuses nor lets a period pass, and a period is over when it is over. */
    @Test
    void aReasonBelongsToItsEnd() {
        var dispute = Given.assigned(Given.dispute());
        var end = "{\"kind\": \"%s\", \"reason\": \"%s\", \"toldOfOtherRoutes\": true}";
        for (var reason : List.of("LARGE_DIFFERENCES", "PARTY_REFUSES", "PERIOD_EXPIRED", "PARTY_NOT_REACHED"))
            Api.act("lin", dispute, "/outcome", end.formatted("WITHDRAWN", reason))
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/reason"), "errors[0].code", equalTo("REASON_OF_OTHER_END"));
        Api.act("lin", dispute, "/outcome", end.formatted("TERMINATED", "PERIOD_EXPIRED"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"), "errors[0].code", equalTo("MEDIATION_PERIOD_RUNS"));
        MovableClock.forward(45);
        Api.act("lin", dispute, "/outcome", end.formatted("TERMINATED", "PERIOD_EXPIRED"))
                .statusCode(201);
    }

    /** What the committee had taken on is settled there, whoever mediated it. */
    @Test
    void onTheSpotIsWhatNobodyHadTakenOn() {
        var settlement = "{\"content\": \"和解。\", " + Given.RIGHTS + "}";
        var taken = Given.assigned(Given.dispute());
        Api.act("lin", taken, "/settlement", settlement).statusCode(201);
        Api.get("lin", outcome(taken)).body("onTheSpot", equalTo(false), "level", equalTo("COMMUNITY"));
        var found = Given.dispute();
        Api.act("lin", found, "/settlement", settlement).statusCode(201);
        Api.get("lin", outcome(found)).body("onTheSpot", equalTo(true), "level", equalTo("GRID"));
    }

    private static String outcome(String dispute) {
        return "/v1/outcomes/" + Api.get("lin", dispute).extract().path("outcomeId");
    }

    @Test
    void whatIsReopenedGoesOnUnderItsNumberAndKeepsItsHistory() {
        var dispute = failed();
        var before = Api.get("huang", dispute)
                .body("allowedActions", hasItem("reopenDispute"))
                .extract();
        Api.act("he", dispute, "/reopening", AGAIN).statusCode(409).body("code", equalTo("NOT_THE_HOLDER"));
        Api.act("huang", dispute, "/reopening", AGAIN)
                .statusCode(201)
                .body("status", equalTo("ACCEPTED"), "caseNumber", equalTo(before.path("caseNumber")))
                .body("outcomeId", nullValue(), "mediatorId", nullValue(), "endedAt", nullValue());
        Api.act("huang", dispute, "/reopening", AGAIN).statusCode(409).body("code", equalTo("WRONG_STATE"));
        Api.act("lin", dispute, "/outcome", "{}").statusCode(400);
        Api.act("huang", dispute, "/assignments", """
                {"mediatorId": "00000000-0000-7000-8001-000000000001", "mode": "CHOSEN"}""").statusCode(201);
        Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "ORAL", "content": "和解。"}}""").statusCode(201);
        Api.get("lin", "/v1/outcomes?dispute=" + dispute.substring(13))
                .body("items.kind", equalTo(List.of("AGREED", "FAILED")))
                .body("items.standing", equalTo(List.of(true, false)));
        var timeline = Api.get("lin", dispute + "/timeline").extract();
        assertThat(timeline.<List<String>>path("step")).contains("REOPENED").endsWith("AGREEMENT_EFFECTIVE");
        var numbers = timeline.<List<Integer>>path("number");
        assertThat(numbers.get(numbers.size() - 1)).isEqualTo(numbers.size());
    }

    @Test
    void theThirtiethDayAfterTheEndIsTheLastToReopen() {
        MovableClock.set("2026-12-01T23:50:00");
        var first = failed();
        var second = failed();
        MovableClock.set("2026-12-31T23:50:00");
        Api.act("huang", first, "/reopening", AGAIN).statusCode(201);
        MovableClock.set("2027-01-01T00:10:00");
        Api.get("huang", second).body("allowedActions", not(hasItem("reopenDispute")));
        Api.act("huang", second, "/reopening", AGAIN).statusCode(409).body("code", equalTo("REOPENING_TOO_LATE"));
    }

    @Test
    void article17ARefusalStandsUntilThatPartyConsentsAnew() {
        var dispute = Api.accepted();
        var parties = Api.get("lin", dispute).extract().<List<String>>path("parties.id");
        Api.act("lin", dispute, "/parties/" + parties.get(1) + "/consent", """
                {"agrees": false, "toldOfOtherRoutes": true}""").statusCode(201);
        Api.act("huang", dispute, "/reopening", AGAIN)
                .statusCode(422)
                .body("errors[0].code", equalTo("REFUSAL_STANDS"));
        var consent = "{\"reason\": \"该方改变主意。\", \"consents\": [{\"partyId\": \"%s\", \"at\": \"%s\"}]}";
        var now = java.time.OffsetDateTime.now().toString();
        Api.act("huang", dispute, "/reopening", consent.formatted(parties.get(0), now))
                .statusCode(422);
        Api.act("huang", dispute, "/reopening", consent.formatted(parties.get(1), "2026-03-22T10:00:00+08:00"))
                .statusCode(422)
                .body("errors[0].code", equalTo("BEFORE_END"));
        Api.act("huang", dispute, "/reopening", consent.formatted(parties.get(1), now))
                .statusCode(201)
                .body("status", equalTo("ACCEPTED"), "parties[1].consented", equalTo(true));
    }

    @Test
    void anyEndIsVisitedAndTheNextVisitIsLater() {
        var dispute = failed();
        var outcome = "/v1/outcomes/" + Api.get("lin", dispute).extract().path("outcomeId");
        var visit = "{\"method\": \"PHONE\", \"performed\": false, \"satisfaction\": 2%s}";
        Api.act("lin", outcome, "/return-visits", visit.formatted(", \"nextVisitOn\": \"" + Days.today() + "\""))
                .statusCode(422)
                .body("errors[0].code", equalTo("NEXT_VISIT_NOT_LATER"));
        Api.act("lin", outcome, "/return-visits", visit.formatted(", \"parties\": [3]"))
                .statusCode(422);
        Api.act(
                        "lin",
                        outcome,
                        "/return-visits",
                        visit.formatted(", \"danger\": \"双方仍有争吵。\", \"escalates\": true, \"measures\": \"加强走访。\""))
                .statusCode(201)
                .body("danger", equalTo("双方仍有争吵。"), "escalates", equalTo(true))
                .body("parties", equalTo(List.of(1, 2)));
    }

    @Test
    void whereADistrictWantsItSomebodyOtherThanTheMediatorVisits() {
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        var policy =
                "{\"key\": \"RETURN_VISIT_BY_ANOTHER\", \"district\": \"%s\", \"value\": \"%s\", \"validFrom\": \"%s\", \"validUntil\": \"2027-06-30\"}";
        Api.post("liang", "/v1/policies", policy.formatted("440103", "true", "2027-06-01"))
                .statusCode(201);
        Api.post("liang", "/v1/policies", policy.formatted("440103", "false", "2027-06-20"))
                .statusCode(201);
        Api.post("liang", "/v1/policies", policy.formatted("440103", "true", "2027-06-20"))
                .statusCode(409);
        Api.post("liang", "/v1/policies", policy.formatted("440103", "yes", "2027-06-02"))
                .statusCode(422);
        Api.post("liang", "/v1/policies", policy.formatted("440103", "true", "2026-01-01"))
                .statusCode(422)
                .body("errors[0].code", equalTo("NOT_AFTER_TODAY"));
        Api.post("liang", "/v1/policies", policy.formatted("440103009", "true", "2027-06-02"))
                .statusCode(422);
        Api.post("liang", "/v1/policies", policy.formatted("440104", "true", "2027-06-02"))
                .statusCode(403);
        Api.get("he", "/v1/policies?district=440103&key=RETURN_VISIT_BY_ANOTHER")
                .body("value", hasItems("true", "false"));
        MovableClock.set("2027-06-10T10:00:00");
        var visit = "{\"method\": \"IN_PERSON\", \"performed\": true, \"satisfaction\": 5}";
        Api.act("lin", outcome, "/return-visits", visit).statusCode(409).body("code", equalTo("VISITOR_IS_MEDIATOR"));
        Api.get("lin", Given.disputeOf(outcome)).body("allowedActions", not(hasItem("recordReturnVisit")));
        Api.act("huang", outcome, "/return-visits", visit).statusCode(201);
        MovableClock.set("2027-06-20T10:00:00");
        Api.act("lin", outcome, "/return-visits", visit).statusCode(201);
    }

    @Test
    void article27AnArchivedFileIsOnlyAddedTo() throws SQLException {
        var dispute = failed();
        var outcome = "/v1/outcomes/" + Api.get("lin", dispute).extract().path("outcomeId");
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
        var before = Api.get("lin", outcome).extract().asString();
        var refusals = Map.of(
                "/reopening", AGAIN,
                "/route-notices", "{\"routes\": [\"COURT\"]}",
                "/escalations", "{\"risk\": \"OTHER\", \"description\": \"无\"}");
        refusals.forEach((action, body) -> Api.act("huang", dispute, action, body)
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"), "state", equalTo("ARCHIVED")));
        Api.act("huang", outcome, "/return-visits", """
                {"method": "PHONE", "performed": false, "satisfaction": 2}""").statusCode(409);
        Api.get("huang", dispute)
                .body("allowedActions", containsInAnyOrder("revealParty", "addSupplement", "addAttachment"));
        Api.act("huang", dispute, "/supplements", "{\"text\": \"补充一。\"}")
                .statusCode(201)
                .body("number", equalTo(1));
        var second = "{\"text\": \"补充二。\", \"attachments\": [\"%s\"]}";
        Api.act("huang", dispute, "/supplements", second.formatted("01900000-0000-7000-8000-000000000001"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/attachments/0"))
                .body("errors[0].code", equalTo("ATTACHMENT_UNKNOWN"));
        Api.act("huang", dispute, "/supplements", second.formatted(Given.attachment("huang", dispute, "SCAN")))
                .statusCode(201)
                .body("number", equalTo(2));
        Api.act("he", dispute, "/supplements", "{\"text\": \"补充。\"}").statusCode(409);
        Api.get("he", dispute + "/supplements").body("text", equalTo(List.of("补充一。", "补充二。")));
        assertThat(Api.get("lin", outcome).extract().asString()).isEqualTo(before);
        mayNotBeChanged("supplement", "content");
        mayNotBeChanged("route_notice", "by_name");
        mayNotBeChanged("agreement_mark", "by_name");
        mayNotBeChanged("obligation_fulfilment", "by_name");
        mayNotBeChanged("agreement_fulfilment", "by_name");
    }

    /** Not even by a fault of the program: its role has no right to. */
    private static void mayNotBeChanged(String table, String column) throws SQLException {
        var settings = Embedded.settings();
        try (var connection = Statements.asApplication(settings);
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update " + table + " set " + column + " = ''"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("delete from " + table))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void anOpenDisputeTakesNoSupplement() {
        var dispute = Api.accepted();
        Api.act("huang", dispute, "/supplements", "{\"text\": \"补充。\"}")
                .statusCode(409)
                .body("state", equalTo("ACCEPTED"));
    }

    /** Art. 3, 17, 23: an application that was taken back is taken up again by whoever took it back, and by nobody else. */
    @Test
    void aWithdrawalStandsUntilThatApplicantConsentsAnew() {
        var dispute = Given.assigned(Given.dispute());
        var parties = Given.parties(dispute);
        Api.act("lin", dispute, "/withdrawal", "{\"reason\": \"NO_LONGER_WANTED\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        var again = "{\"reason\": \"再次要求调解。\", \"consents\": [{\"partyId\": \"%s\"%s}]}";
        for (var body : List.of(AGAIN, again.formatted(parties.get(1), "")))
            Api.act("huang", dispute, "/reopening", body)
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/consents"), "errors[0].code", equalTo("REFUSAL_STANDS"));
        Api.act(
                        "huang",
                        dispute,
                        "/reopening",
                        again.formatted(parties.get(0), ", \"at\": \"2026-03-01T10:00:00+08:00\""))
                .statusCode(422)
                .body("errors[0].code", equalTo("BEFORE_END"));
        Api.act("huang", dispute, "/reopening", again.formatted(parties.get(0), ""))
                .statusCode(201)
                .body("status", equalTo("ACCEPTED"));
        // What failed later is no withdrawal any more.
        Given.assign("huang", dispute, Given.LIN);
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
        Api.act("huang", dispute, "/reopening", AGAIN).statusCode(201);
    }

    @Test
    void norIsAWithdrawalThatTheMediatorRecordedUndoneByOthers() {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/outcome", """
                {"kind": "WITHDRAWN", "reason": "OTHER", "toldOfOtherRoutes": true}""").statusCode(201);
        Api.act("huang", dispute, "/reopening", AGAIN)
                .statusCode(422)
                .body("errors[0].code", equalTo("REFUSAL_STANDS"));
        Api.act("huang", dispute, "/reopening", """
                {"reason": "申请人改变主意。", "consents": [{"partyId": "%s"}]}""".formatted(
                                Given.parties(dispute).get(0)))
                .statusCode(201);
    }

    private static void visited(String outcome, String at, boolean performed, String more) {
        Api.act("huang", outcome, "/return-visits", """
                        {"visitedAt": "%s", "method": "PHONE", "performed": %s, "satisfaction": 4%s}""".formatted(at, performed, more))
                .statusCode(201);
    }

    private static void notArchivedUnvisited(String dispute) {
        Api.get("huang", dispute).body("allowedActions", not(hasItem("archiveDispute")));
        Api.act("huang", dispute, "/archive", Given.REASONS)
                .statusCode(409)
                .body("code", equalTo("RETURN_VISIT_MISSING"));
    }

    /** The file is closed when the last visit found the agreement performed, and was not made before it was. */
    @Test
    void aVisitThatFoundItNotPerformedClosesNothing() {
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        var dispute = Given.disputeOf(outcome);
        visited(outcome, "2026-03-24T10:00:00+08:00", true, "");
        Api.act("lin", outcome, "/fulfilment", "{\"result\": \"FULFILLED\", \"at\": \"2026-03-25T10:00:30+08:00\"}")
                .statusCode(201);
        notArchivedUnvisited(dispute);
        visited(outcome, "2026-03-26T10:00:00+08:00", false, "");
        notArchivedUnvisited(dispute);
        // Written down later, and made before.
        visited(outcome, "2026-03-25T10:00:00+08:00", true, "");
        notArchivedUnvisited(dispute);
        visited(outcome, "2026-03-27T10:00:00+08:00", true, "");
        Api.get("huang", dispute).body("allowedActions", hasItem("archiveDispute"));
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
    }

    private static String promised(String dispute) {
        return Api.get("huang", dispute + "/deadlines")
                .extract()
                .path("findAll { it.kind == 'RETURN_VISIT' && it.given != null }.state.toString()");
    }

    /** When mediation goes on, nobody waits for the visit that was announced after its first end. */
    @Test
    void aVisitThatWasAnnouncedIsNotOwedAfterAReopening() {
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        var dispute = Given.disputeOf(outcome);
        MovableClock.set("2026-03-28T10:00:00");
        Api.act("lin", outcome, "/fulfilment", "{\"result\": \"BREACHED\"}").statusCode(201);
        visited(outcome, "2026-03-28T10:00:00+08:00", false, ", \"nextVisitOn\": \"2026-04-10\"");
        Api.act("huang", dispute, "/archive", Given.REASONS)
                .statusCode(409)
                .body("errors.code", contains("RETURN_VISIT_PROMISED"));
        assertThat(promised(dispute)).isEqualTo("[RUNNING]");
        Api.act("huang", dispute, "/reopening", AGAIN).statusCode(201);
        assertThat(promised(dispute)).isEqualTo("[STOPPED]");
        Api.act("lin", dispute, "/parties/" + Given.parties(dispute).get(1) + "/consent", """
                        {"agrees": false, "toldOfOtherRoutes": true}""")
                .statusCode(201);
        Api.get("huang", dispute).body("allowedActions", hasItem("archiveDispute"));
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
    }

    /** A visit of before is not the one that was announced, though it is written down later. */
    @Test
    void onlyALaterVisitIsTheOneThatWasAnnounced() {
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        var dispute = Given.disputeOf(outcome);
        MovableClock.set("2026-04-02T10:00:00");
        visited(outcome, "2026-04-02T10:00:00+08:00", true, ", \"nextVisitOn\": \"2026-04-10\"");
        visited(outcome, "2026-03-27T10:00:00+08:00", true, "");
        assertThat(promised(dispute)).isEqualTo("[RUNNING]");
        MovableClock.set("2026-04-03T10:00:00");
        visited(outcome, "2026-04-03T09:00:00+08:00", true, "");
        assertThat(promised(dispute)).isEqualTo("[STOPPED]");
    }

    @Test
    void whatIsKeptForGoodIsSeenToBeKeptBeforeItsFileIsClosed() {
        var outcome = Given.settled(
                "2026-03-20T10:00:00+08:00",
                ", \"obligations\": [{\"kind\": \"CONDUCT\", \"debtorNumber\": 2, \"content\": \"不再堆放。\"}]");
        var dispute = Given.disputeOf(outcome);
        var obligation = Api.get("lin", outcome).extract().<String>path("obligations[0].id");
        Api.act("lin", outcome, "/obligations/" + obligation + "/fulfilments", """
                {"result": "KEPT", "at": "2026-03-25T10:00:00+08:00"}""")
                .statusCode(201);
        visited(outcome, "2026-03-24T10:00:00+08:00", true, "");
        notArchivedUnvisited(dispute);
        visited(outcome, "2026-03-26T10:00:00+08:00", false, "");
        notArchivedUnvisited(dispute);
        visited(outcome, "2026-03-27T10:00:00+08:00", true, "");
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
    }

    @Test
    void whereNoAgreementIsInForceNoneWasFoundPerformed() {
        var failed = failed();
        var aside = Given.settled("2026-03-20T10:00:00+08:00", "");
        Api.act("huang", aside, "/setting-aside", """
                {"settingAside": {"ground": "VOID_BY_COURT", "reason": "无效。", "rulingNumber": "示例民初1号"}, "told": {"routes": ["COURT"]}}""").statusCode(201);
        for (var outcome :
                List.of("/v1/outcomes/" + Api.get("lin", failed).extract().path("outcomeId"), aside)) {
            var visit = "{\"method\": \"PHONE\", \"performed\": %s, \"satisfaction\": 2}";
            Api.act("huang", outcome, "/return-visits", visit.formatted(true))
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/performed"), "errors[0].code", equalTo("NOTHING_TO_PERFORM"));
            Api.act("huang", outcome, "/return-visits", visit.formatted(false)).statusCode(201);
        }
    }

    /** Art. 25: whoever saw that it may escalate notes the danger, which is reported and over before the file is closed. */
    @Test
    void aDangerThatAVisitSawIsNotedBeforeTheArchive() {
        var dispute = failed();
        var outcome = "/v1/outcomes/" + Api.get("lin", dispute).extract().path("outcomeId");
        var visit = "{\"method\": \"PHONE\", \"performed\": false, \"satisfaction\": 2, \"escalates\": true}";
        Api.act("huang", outcome, "/return-visits", visit).statusCode(201);
        Api.get("huang", dispute).body("allowedActions", not(hasItem("archiveDispute")));
        Api.act("huang", dispute, "/archive", Given.REASONS)
                .statusCode(409)
                .body("code", equalTo("MATTERS_OPEN"), "errors.code", equalTo(List.of("DANGER_UNRESOLVED")));
        var danger = "/escalations/"
                + Api.act("lin", dispute, "/escalations", """
                                {"risk": "CRIME", "description": "一方扬言动手。", "report": {"to": "示例派出所"}}""")
                        .statusCode(201)
                        .extract()
                        .path("id");
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(409).body("code", equalTo("ESCALATION_OPEN"));
        Api.act("huang", dispute, danger + "/resolution", "{\"note\": \"已平息。\"}")
                .statusCode(201);
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
    }
}
