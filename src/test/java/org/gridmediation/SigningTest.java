package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A written agreement over several requests: marks, signature, seal, and in force with the last of them. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class SigningTest {
    @BeforeEach
    void someDaysLater() {
        MovableClock.set("2026-03-25T09:00:00");
    }

    @AfterEach
    void back() {
        MovableClock.setBack();
    }

    /** Reported and assigned on the day before it is agreed on. */
    private static String reported() {
        return MovableClock.at("2026-03-19T10:00:00", () -> Given.assigned(Given.dispute()));
    }

    /** The piece of evidence with each letter: a mark of either party, the mediator's signature, the committee's seal. */
    private static ValidatableResponse give(String draft, char piece, String at) {
        return switch (piece) {
            case 'a' -> mark(draft, 1, "SIGNATURE", at);
            case 'b' -> mark(draft, 2, "FINGERPRINT", at);
            case 'm' -> Api.act("lin", draft, "/mediator-signature", "{\"at\": \"" + at + "\"}");
            default -> Api.act("huang", draft, "/seal", "{\"at\": \"" + at + "\", \"place\": \"居委会\"}");
        };
    }

    private static ValidatableResponse mark(String draft, int party, String kind, String at) {
        return Api.act("lin", draft, "/marks", """
                {"partyNumber": %d, "kind": "%s", "at": "%s", "place": "居委会", "device": "平板",
                 "fileDigest": "%s"}""".formatted(party, kind, at, "0a".repeat(32)));
    }

    private static String draft(String dispute, String more) {
        return Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "WRITTEN", "content": "更换感应灯。", "agreedAt": "2026-03-20T10:00:00+08:00",
                 "toBeSigned": true%s}}""".formatted(more))
                .statusCode(201)
                .body("track", equalTo("DRAFT"), "standing", equalTo(false), "effectiveAt", nullValue())
                .extract()
                .header("Location");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abms", "smba", "mabs", "bsam"})
    void article29TheLastOfAllMarksTheSignatureAndTheSealBringsItIntoForce(String order) {
        var dispute = reported();
        var draft = draft(dispute, "");
        Api.get("lin", dispute)
                .body("status", equalTo("IN_MEDIATION"), "outcomeId", nullValue())
                .body("draftId", equalTo(draft.substring("/v1/outcomes/".length())))
                .body("allowedActions", hasItems("recordMark", "signAgreement", "recordOutcome"));
        for (int i = 0; i < 3; i++) {
            give(draft, order.charAt(i), "2026-03-20T1%d:00:00+08:00".formatted(i))
                    .statusCode(201)
                    .body("track", equalTo("SIGNING"), "effectiveAt", nullValue());
            Api.get("lin", dispute).body("status", equalTo("IN_MEDIATION"));
            Api.act("lin", draft, "/fulfilment", "{\"result\": \"FULFILLED\", \"at\": \"2026-03-21T10:00:00+08:00\"}")
                    .statusCode(409)
                    .body("state", equalTo("IN_MEDIATION"));
        }
        give(draft, order.charAt(3), "2026-03-20T15:00:00+08:00")
                .statusCode(201)
                .body("track", equalTo("AGREED"), "standing", equalTo(true))
                .body("effectiveAt", equalTo("2026-03-20T07:00:00Z"))
                .body("marks.size()", equalTo(2))
                .body("marks.find { it.kind == 'FINGERPRINT' }.device", equalTo("平板"))
                .body("mediatorSignature.at", notNullValue())
                .body("seal.place", equalTo("居委会"));
        Api.get("lin", dispute)
                .body("status", equalTo("AGREED"), "draftId", nullValue())
                .body("outcomeId", equalTo(draft.substring("/v1/outcomes/".length())));
        var steps = Api.get("lin", dispute + "/timeline").extract().<List<String>>path("step");
        assertThat(steps).endsWith("OUTCOME_RECORDED", "AGREEMENT_EFFECTIVE").contains("AGREEMENT_DRAFTED");
    }

    /** Whoever joins, or must consent anew, has agreed on nothing: what the others drafted is drafted again with them. */
    @Test
    void whatWasDraftedBindsNobodyWhoJoinedLater() {
        var written =
                "{\"kind\": \"AGREED\", \"agreement\": {\"form\": \"WRITTEN\", \"content\": \"换灯。\", \"toBeSigned\": true, "
                        + Given.RIGHTS + "}}";
        var joined = Given.assigned(Given.dispute());
        var first = Api.act("lin", joined, "/outcome", written)
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act(
                        "lin",
                        joined,
                        "/parties",
                        "{\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"示例丙\", \"consented\": true}")
                .statusCode(201);
        lapsed(joined, first);
        // Of the third nobody has told the rights yet.
        Api.act("lin", joined, "/outcome", Body.of(written).without("/agreement/rightsNotice"))
                .statusCode(422)
                .body("errors[0].code", equalTo("RIGHTS_NOT_TOLD"));
        Api.act("lin", joined, "/outcome", written).statusCode(201);

        var child = Given.assigned(Given.dispute());
        var second = Api.act("lin", child, "/outcome", written)
                .statusCode(201)
                .extract()
                .header("Location");
        var party = Given.parties(child).get(1);
        Api.send(
                        "lin",
                        "PUT",
                        child,
                        "/parties/" + party,
                        "{\"role\": \"RESPONDENT\", \"name\": \"示例乙\", \"phone\": \"19900000371\"}")
                .statusCode(200);
        Api.get("lin", second).body("track", equalTo("DRAFT"));
        Api.send(
                        "lin",
                        "PUT",
                        child,
                        "/parties/" + party,
                        "{\"role\": \"RESPONDENT\", \"name\": \"示例乙\", \"birthDate\": \"2014-05-05\"}")
                .statusCode(200);
        lapsed(child, second);
        Api.act("lin", child, "/parties/" + party + "/consent", "{\"agrees\": true, \"guardianName\": \"示例母亲\"}")
                .statusCode(201);
        Api.act("lin", child, "/outcome", written)
                .statusCode(422)
                .body("errors[0].code", equalTo("GUARDIAN_NOT_PRESENT"));
    }

    private static void lapsed(String dispute, String draft) {
        Api.get("lin", draft).body("track", equalTo("LAPSED"));
        Api.get("lin", dispute).body("draftId", nullValue()).body("status", equalTo("IN_MEDIATION"));
        Api.act("lin", draft, "/marks", "{\"partyNumber\": 1, \"kind\": \"SIGNATURE\"}")
                .statusCode(409);
    }

    @Test
    void inOneRequestWithAllEvidenceItIsInForceAtOnceAndWithLessItIsNot() {
        var dispute = reported();
        var parties = Api.get("lin", dispute).extract().<List<String>>path("parties.id");
        var agreement = """
                {"kind": "AGREED", "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "WRITTEN", "content": "更换感应灯。", "agreedAt": "2026-03-20T10:00:00+08:00",
                 "marks": [{"partyId": "%s", "kind": "SIGNATURE", "at": "2026-03-20T10:00:00+08:00"}%s],
                 "mediatorSignedAt": "2026-03-20T10:05:00+08:00", "sealedAt": "2026-03-20T11:00:00+08:00"}}""";
        Api.act("lin", dispute, "/outcome", agreement.formatted(parties.get(0), ""))
                .statusCode(422)
                .body("errors[0].code", equalTo("MARKS_OF_ALL_PARTIES"));
        Api.act(
                        "lin",
                        dispute,
                        "/outcome",
                        agreement.formatted(
                                parties.get(0),
                                ", {\"partyId\": \"" + parties.get(1)
                                        + "\", \"kind\": \"SEAL\", \"at\": \"2026-03-20T10:30:00+08:00\"}"))
                .statusCode(201)
                .body("effectiveAt", equalTo("2026-03-20T03:00:00Z"), "track", equalTo("AGREED"))
                .body("marks.kind", containsInAnyOrder("SIGNATURE", "SEAL"));
    }

    @Test
    void eachPieceIsGivenByWhomItIsOf() {
        var draft = draft(reported(), "");
        var at = "{\"at\": \"2026-03-20T11:00:00+08:00\"}";
        Api.act("chen", draft, "/mediator-signature", at).statusCode(409).body("code", equalTo("NOT_THE_MEDIATOR"));
        Api.act("huang", draft, "/mediator-signature", at).statusCode(403);
        Api.act("lin", draft, "/seal", at).statusCode(403);
        Api.act("he", draft, "/seal", at).statusCode(409).body("code", equalTo("NOT_THE_HOLDER"));
        Api.get("mai", draft).statusCode(404);
        give(draft, 'm', "2026-03-20T11:00:00+08:00").statusCode(201);
        give(draft, 'm', "2026-03-20T11:00:00+08:00").statusCode(409).body("code", equalTo("ALREADY_SIGNED"));
        Api.get("lin", Given.disputeOf(draft)).body("allowedActions", not(hasItem("signAgreement")));
    }

    @Test
    void aMarkIsOfAPartyOnceAndNotBeforeTheAgreement() {
        var draft = draft(reported(), "");
        mark(draft, 3, "SIGNATURE", "2026-03-20T11:00:00+08:00")
                .statusCode(422)
                .body("errors[0].code", equalTo("PARTY_UNKNOWN"));
        mark(draft, 1, "SIGNATURE", "2026-03-20T09:59:00+08:00")
                .statusCode(422)
                .body("errors[0].code", equalTo("BEFORE_AGREEMENT"));
        mark(draft, 1, "SIGNATURE", "2099-03-20T09:59:00+08:00").statusCode(400);
        mark(draft, 1, "SIGNATURE", "2026-03-20T11:00:00+08:00").statusCode(201);
        mark(draft, 1, "SIGNATURE", "2026-03-20T11:00:00+08:00")
                .statusCode(422)
                .body("errors[0].code", equalTo("MARK_GIVEN"));
        mark(draft, 1, "FINGERPRINT", "2026-03-20T11:00:00+08:00")
                .statusCode(201)
                .body("marks.size()", equalTo(2));
        Api.act("lin", draft, "/marks", "{\"kind\": \"SEAL\", \"at\": \"2026-03-20T11:00:00+08:00\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("ONE_OF_TWO"));
    }

    @Test
    void whoRefusesToSignEndsItAndTheDraftIsHistory() {
        var dispute = reported();
        var draft = draft(dispute, "");
        give(draft, 'a', "2026-03-20T11:00:00+08:00").statusCode(201);
        var failed = Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "REFUSES_TO_SIGN", "toldOfOtherRoutes": true}""")
                .statusCode(201)
                .body("routeNotices[0].routes", hasItems("ARBITRATION", "ADMINISTRATIVE", "COURT"))
                .body("routeNotices[0].parties", equalTo(List.of(1, 2)))
                .extract()
                .<String>path("id");
        Api.get("lin", dispute).body("status", equalTo("FAILED"), "outcomeId", equalTo(failed), "draftId", nullValue());
        Api.get("lin", draft).body("track", equalTo("LAPSED"), "standing", equalTo(false));
        give(draft, 'b', "2026-03-20T11:00:00+08:00").statusCode(409).body("state", equalTo("FAILED"));
        var id = dispute.substring("/v1/disputes/".length());
        Api.get("lin", "/v1/outcomes?dispute=" + id).body("items.size()", equalTo(2));
    }

    @Test
    void aRefusalOfMediationEndsTheSigningToo() {
        var dispute = reported();
        var draft = draft(dispute, "");
        var party = Api.get("lin", dispute).extract().<String>path("parties[1].id");
        Api.act("lin", dispute, "/parties/" + party + "/consent", """
                {"agrees": false, "at": "2026-03-21T10:00:00+08:00", "toldOfOtherRoutes": true}""").statusCode(201);
        Api.get("lin", draft).body("track", equalTo("LAPSED"));
        Api.get("lin", dispute).body("status", equalTo("TERMINATED"), "draftId", nullValue());
        Api.get("lin", dispute + "/route-notices").body("size()", equalTo(1)).body("[0].outcomeId", nullValue());
    }

    @Test
    void whatIsBeingSignedIsInNoListOfOutcomesButItsOwn() {
        var draft = draft(reported(), "");
        var id = draft.substring("/v1/outcomes/".length());
        Api.get("lin", "/v1/outcomes?kind=AGREED&limit=5").body("items.id", not(hasItem(id)));
        Api.get("lin", "/v1/outcomes?track=DRAFT&limit=5&to=" + Days.today()).body("items.id", hasItem(id));
        Api.get("he", "/v1/outcomes?track=BROKEN&limit=200").body("items.id", not(hasItem(id)));
    }

    @Test
    void anotherDraftTakesThePlaceOfTheFirst() {
        var dispute = reported();
        var first = draft(dispute, "");
        var second =
                draft(dispute, ", \"obligations\": [{\"kind\": \"ACT\", \"debtorNumber\": 2, \"content\": \"换灯。\"}]");
        Api.get("lin", first).body("track", equalTo("LAPSED"));
        for (var piece : "abms".toCharArray())
            give(second, piece, "2026-03-20T11:00:00+08:00").statusCode(201);
        Api.get("lin", second).body("track", equalTo("AGREED"), "obligations[0].state", equalTo("OPEN"));
    }

    @Test
    void ofTwoMarksOfOneVersionOneWins() throws Exception {
        var draft = draft(reported(), "");
        var etag = Api.get("lin", draft).extract().header("ETag");
        var answers = Collections.synchronizedList(new ArrayList<Integer>());
        var pool = Executors.newFixedThreadPool(4);
        try {
            var tasks = new ArrayList<Callable<Void>>();
            for (var kind : List.of("SIGNATURE", "SEAL", "FINGERPRINT"))
                tasks.add(() -> {
                    answers.add(Api.as("lin")
                            .header("If-Match", etag)
                            .body("{\"partyNumber\": 1, \"kind\": \"" + kind
                                    + "\", \"at\": \"2026-03-20T11:00:00+08:00\"}")
                            .post(draft + "/marks")
                            .statusCode());
                    return null;
                });
            for (var done : pool.invokeAll(tasks)) done.get();
        } finally {
            pool.shutdown();
        }
        assertThat(answers).containsExactlyInAnyOrder(201, 412, 412);
        Api.get("lin", draft).body("marks.size()", equalTo(1));
    }

    /** Who somebody is says nothing of what they did. */
    private static void provesNothing(ValidatableResponse refused, String pointer) {
        refused.statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains("IDENTITY_COPY_NO_PROOF"));
    }

    /** What proves that somebody signed, or performed, stays as long as that counts; and proves it of nobody else. */
    @Test
    void whatIsNamedAsEvidenceIsNotWithdrawn() {
        var dispute = Given.assigned(Given.dispute());
        var parties = Given.parties(dispute);
        var written = "{\"kind\": \"AGREED\", \"agreement\": {\"form\": \"WRITTEN\", \"content\": \"换灯。\", %s%s}}";
        var scan = Given.attachment("lin", dispute, "SCAN");
        var ofFirst = Given.attachment("lin", dispute, "SCAN&about=" + parties.get(0));
        var mark = "{\"partyNumber\": %d, \"kind\": \"SIGNATURE\", \"attachmentId\": \"%s\"}";
        var first = Api.act("lin", dispute, "/outcome", written.formatted(Given.RIGHTS, ", \"toBeSigned\": true"))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act("lin", first, "/marks", mark.formatted(2, ofFirst))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/attachmentId"))
                .body("errors[0].code", equalTo("ATTACHMENT_OF_OTHER_PARTY"));
        var card = Given.attachment("lin", dispute, "IDENTITY_COPY&about=" + parties.get(0));
        provesNothing(Api.act("lin", first, "/marks", mark.formatted(1, card)), "/attachmentId");
        Api.act("lin", first, "/marks", mark.formatted(1, ofFirst)).statusCode(201);
        Api.act("lin", first, "/marks", mark.formatted(2, scan)).statusCode(201);
        provesNothing(
                Api.send("lin", "PUT", dispute, "/attachments/" + ofFirst, "{\"kind\": \"IDENTITY_COPY\"}"), "/kind");
        cited(dispute, scan);
        cited(dispute, ofFirst);
        Api.send(
                        "lin",
                        "PUT",
                        dispute,
                        "/attachments/" + scan,
                        "{\"kind\": \"SCAN\", \"about\": \"" + parties.get(0) + "\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/about"))
                .body("errors[0].code", equalTo("ATTACHMENT_OF_OTHER_PARTY"));
        // Another takes its place: what was signed of the first counts no more.
        var second = Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "agreement": {"form": "WRITTEN", "content": "换灯。", "toBeSigned": true,
                         "obligations": [{"kind": "ACT", "debtorNumber": 2, "content": "换灯。"}]}}""")
                .statusCode(201)
                .extract()
                .header("Location");
        withdrawn(dispute, ofFirst).statusCode(200);
        Api.act("lin", second, "/marks", mark.formatted(1, scan)).statusCode(201);
        Api.act("lin", second, "/marks", mark.formatted(2, scan)).statusCode(201);
        Api.act("lin", second, "/mediator-signature", "{}").statusCode(201);
        Api.act("huang", second, "/seal", "{}").statusCode(201).body("track", equalTo("AGREED"));
        cited(dispute, scan);
        var receipt = Given.attachment("lin", dispute, "RECEIPT");
        var obligation = Api.get("lin", second).extract().<String>path("obligations[0].id");
        provesNothing(
                Api.act(
                        "lin",
                        second,
                        "/obligations/" + obligation + "/fulfilments",
                        "{\"result\": \"FULFILLED\", \"proof\": [\"" + receipt + "\", \"" + card + "\"]}"),
                "/proof/1");
        Api.act(
                        "lin",
                        second,
                        "/obligations/" + obligation + "/fulfilments",
                        "{\"result\": \"FULFILLED\", \"proof\": [\"" + receipt + "\"]}")
                .statusCode(201);
        cited(dispute, receipt);
        var added = Given.attachment("huang", dispute, "SCAN");
        Api.act("huang", dispute, "/supplements", "{\"text\": \"补充。\", \"attachments\": [\"" + added + "\"]}")
                .statusCode(201);
        cited(dispute, added);
        withdrawn(dispute, Given.attachment("lin", dispute, "PHOTO")).statusCode(200);
        // In one request, too.
        var other = Given.assigned(Given.dispute());
        var its = Given.parties(other);
        var about = Given.attachment("lin", other, "SCAN&about=" + its.get(0));
        Api.act(
                        "lin",
                        other,
                        "/outcome",
                        written.formatted(
                                Given.RIGHTS,
                                ", \"toBeSigned\": true, \"marks\": [{\"partyId\": \"" + its.get(1)
                                        + "\", \"kind\": \"SIGNATURE\", \"at\": \"" + Days.now()
                                        + "\", \"attachmentId\": \"" + about + "\"}]"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/agreement/marks/0/attachmentId"))
                .body("errors.code", hasItem("ATTACHMENT_OF_OTHER_PARTY"));
    }

    /** What was paid stays paid when the agreement is varied. */
    @Test
    void whatProvesAPaymentProvesItForGood() {
        var outcome = MovableClock.at("2026-03-20T10:00:00", () -> Given.settled("2026-03-20T10:00:00+08:00", """
                , "obligations": [{"kind": "MONEY", "debtorNumber": 2, "creditorNumber": 1, "content": "补偿。", "amount": 100000}]"""));
        var dispute = Given.disputeOf(outcome);
        MovableClock.set("2026-03-25T09:00:00");
        var receipt = Given.attachment("lin", dispute, "RECEIPT");
        var obligation = Api.get("lin", outcome).extract().<String>path("obligations[0].id");
        Api.act(
                        "lin",
                        outcome,
                        "/obligations/" + obligation + "/fulfilments",
                        "{\"result\": \"PARTLY\", \"amount\": 70000, \"proof\": [\"" + receipt + "\"]}")
                .statusCode(201);
        Api.act("lin", outcome, "/variation", """
                        {"reason": "分期。", "agreedBy": [1, 2], "agreement": {"form": "ORAL", "content": "余款月底付清。"}}""").statusCode(201);
        cited(dispute, receipt);
    }

    /** Who meets once more and is not agreed signs nothing of before; and what is agreed on is not older than the last time they met. */
    @Test
    void whatWasDraftedIsNotOlderThanTheLastSession() {
        var session =
                "{\"kind\": \"MEDIATION\", \"record\": \"再次调解。\", \"heldAt\": \"2026-03-22T10:00:00+08:00\", \"result\": \"%s\"}";
        var dispute = reported();
        var draft = draft(dispute, "");
        for (var piece : "abm".toCharArray())
            give(draft, piece, "2026-03-20T11:00:00+08:00").statusCode(201);
        Api.act("lin", dispute, "/sessions", session.formatted("AGREED")).statusCode(201);
        give(draft, 's', "2026-03-21T11:00:00+08:00")
                .statusCode(422)
                .body("errors.pointer", contains("/at"))
                .body("errors.code", contains("BEFORE_SESSION"));
        give(draft, 's', "2026-03-22T11:00:00+08:00").statusCode(201).body("track", equalTo("AGREED"));
        var other = reported();
        var second = draft(other, "");
        give(second, 'a', "2026-03-20T11:00:00+08:00").statusCode(201);
        Api.act("lin", other, "/sessions", session.formatted("NOT_AGREED")).statusCode(201);
        Api.get("lin", second).body("track", equalTo("LAPSED"));
        Api.get("lin", other).body("draftId", nullValue(), "status", equalTo("IN_MEDIATION"));
        var third =
                Api.act("lin", other, "/outcome", """
                        {"kind": "AGREED", "agreement": {"form": "WRITTEN", "content": "换灯。", "agreedAt": "2026-03-23T10:00:00+08:00",
                         "toBeSigned": true}}""").statusCode(201).extract().header("Location");
        // What was held before they agreed, and is written down later, says nothing of it.
        Api.act(
                        "lin",
                        other,
                        "/sessions",
                        Body.of(session.formatted("NOT_AGREED")).with("/heldAt", "2026-03-22T16:00:00+08:00"))
                .statusCode(201);
        Api.get("lin", third).body("track", equalTo("DRAFT"));
    }

    private static void cited(String dispute, String attachment) {
        withdrawn(dispute, attachment).statusCode(409).body("code", equalTo("ATTACHMENT_CITED"));
        Api.get("lin", dispute + "/attachments/" + attachment + "/content").statusCode(200);
    }

    private static ValidatableResponse withdrawn(String dispute, String attachment) {
        return Api.send("huang", "DELETE", dispute, "/attachments/" + attachment + "?reason=WRONG_FILE", null);
    }
}
