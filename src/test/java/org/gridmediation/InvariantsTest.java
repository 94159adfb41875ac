package org.gridmediation;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the law forbids on the way from the clue to the archive (domain 11.3). */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class InvariantsTest {
    private static final String GRID = "440103009106001";
    private static final String COMMITTEE = "00000000-0000-7000-8000-440103009106";
    private static final String LIN = "00000000-0000-7000-8001-000000000001";
    private static final String SESSION =
            "{\"kind\": \"MEDIATION\", \"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"record\": \"听取双方意见。\"}";
    private static final String ORAL =
            "{\"kind\": \"AGREED\", \"agreement\": {\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"form\": \"ORAL\", \"content\": \"和解。\"}}";

    private static String assigned(Body form) {
        return MovableClock.at("2026-03-15T08:00:00", () -> {
            var dispute = Api.post("lin", "/v1/disputes", form)
                    .statusCode(201)
                    .extract()
                    .header("Location");
            Api.act("huang", dispute, "/acceptance", "{\"committeeId\": \"" + COMMITTEE + "\"}")
                    .statusCode(201);
            Api.act("huang", dispute, "/assignments", "{\"mediatorId\": \"" + LIN + "\", \"mode\": \"CHOSEN\"}")
                    .statusCode(201);
            return dispute;
        });
    }

    private static String assigned() {
        return assigned(Body.dispute(GRID));
    }

    private static List<String> parties(String dispute) {
        return Api.get("lin", dispute).extract().path("parties.id");
    }

    private static ValidatableResponse consent(String dispute, int party, String more) {
        return Api.act("lin", dispute, "/parties/" + parties(dispute).get(party) + "/consent", "{" + more + "}");
    }

    @Test
    void withoutEveryPartysConsentThereIsNoSessionAndNoAgreement() {
        var dispute = assigned(Body.dispute(GRID).without("/parties/1/consented"));
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(409).body("code", equalTo("CONSENT_MISSING"));
        Api.act("lin", dispute, "/outcome", ORAL).statusCode(409).body("code", equalTo("CONSENT_MISSING"));
        consent(dispute, 1, "\"agrees\": true").statusCode(201);
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(201);
    }

    @Test
    void aRefusalCannotBeOverriddenByAnotherMediator() {
        var dispute = assigned();
        consent(dispute, 1, "\"agrees\": false, \"toldOfOtherRoutes\": true").statusCode(201);
        Api.act("huang", dispute, "/assignments", "{\"mediatorId\": \"" + LIN + "\", \"mode\": \"DESIGNATED\"}")
                .statusCode(409);
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(409);
        consent(dispute, 1, "\"agrees\": true").statusCode(409).body("code", equalTo("WRONG_STATE"));
    }

    @Test
    void whoHasRefusedIsNotMediatedByAcceptance() {
        var dispute = Api.post("lin", "/v1/disputes", Body.dispute(GRID).with("/parties/1/consented", false))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act("huang", dispute, "/acceptance", "{\"committeeId\": \"" + COMMITTEE + "\"}")
                .statusCode(409)
                .body("code", equalTo("CONSENT_MISSING"));
        Api.act("huang", dispute, "/non-acceptance", "{\"reason\": \"PARTY_REFUSES\", \"explanation\": \"被申请人明确拒绝。\"}")
                .statusCode(201);
    }

    @Test
    void onlyTheAssignedMediatorMediatesAndOnlyWhileEngaged() {
        var dispute = assigned();
        Api.act("chen", dispute, "/sessions", SESSION).statusCode(409).body("code", equalTo("NOT_THE_MEDIATOR"));
        Api.act("lin", dispute, "/sessions", Body.of(SESSION).and("/heldAt", "2024-12-31T20:30:00+08:00"))
                .statusCode(409)
                .body("code", equalTo("NOT_ENGAGED"));
        Api.act("he", "/v1/mediators/" + LIN, "/suspension", "{\"reason\": \"休假\"}")
                .statusCode(201);
        try {
            Api.act("lin", dispute, "/sessions", SESSION)
                    .statusCode(409)
                    .body("code", oneOf("NOT_ENGAGED", "NOT_THE_MEDIATOR"));
            Api.act("lin", dispute, "/outcome", ORAL)
                    .statusCode(409)
                    .body("code", oneOf("NOT_ENGAGED", "NOT_THE_MEDIATOR"));
            Api.act("lin", Api.dispute("lin", GRID), "/settlement", """
                    {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "content": "和解。"}""")
                    .statusCode(409)
                    .body("code", equalTo("NOT_ENGAGED"));
        } finally {
            Api.act(
                            "he",
                            "/v1/mediators/" + LIN,
                            "/engagement",
                            "{\"from\": \"2025-01-01\", \"until\": \"2027-12-31\"}")
                    .statusCode(201);
        }
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(201);
    }

    @Test
    void aWrittenAgreementBindsWithTheLastOfAllMarksSignatureAndSeal() {
        var dispute = assigned();
        var parties = parties(dispute);
        var mark = "{\"partyId\": \"%s\", \"kind\": \"FINGERPRINT\", \"at\": \"2026-03-2%dT10:00:00+08:00\"}";
        var first = mark.formatted(parties.get(0), 1);
        var both = first + "," + mark.formatted(parties.get(1), 4);
        written(
                        dispute,
                        first,
                        ", \"mediatorSignedAt\": \"2026-03-22T10:00:00+08:00\", \"sealedAt\": \"2026-03-23T10:00:00+08:00\"")
                .statusCode(422)
                .body("errors.code", hasItem("MARKS_OF_ALL_PARTIES"));
        written(dispute, both, ", \"sealedAt\": \"2026-03-23T10:00:00+08:00\"")
                .statusCode(422)
                .body("errors.code", hasItem("MEDIATOR_SIGNATURE_MISSING"));
        written(dispute, both, ", \"mediatorSignedAt\": \"2026-03-22T10:00:00+08:00\"")
                .statusCode(422)
                .body("errors.code", hasItem("SEAL_MISSING"));
        written(
                        dispute,
                        both,
                        ", \"mediatorSignedAt\": \"2026-03-22T10:00:00+08:00\", \"sealedAt\": \"2026-03-23T10:00:00+08:00\"")
                .statusCode(201)
                .body("effectiveAt", equalTo("2026-03-24T02:00:00Z"));
    }

    private static ValidatableResponse written(String dispute, String marks, String more) {
        return Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "WRITTEN", "content": "每日二十二时后不施工。", "agreedAt": "2026-03-20T10:00:00+08:00",
                 "marks": [%s]%s}}""".formatted(marks, more));
    }

    @Test
    void anOralAgreementHasItsContentWrittenDown() {
        Api.act("lin", assigned(), "/outcome", Body.of(ORAL).with("/agreement/content", " "))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/agreement/content"));
    }

    @Test
    void anEndWithoutAgreementSaysWhyAndThatTheOtherRoutesWereTold() {
        var dispute = assigned();
        Api.act("lin", dispute, "/outcome", "{\"kind\": \"TERMINATED\", \"toldOfOtherRoutes\": true}")
                .statusCode(422)
                .body("errors.code", hasItem("REASON_MISSING"));
        Api.act("lin", dispute, "/outcome", "{\"kind\": \"TERMINATED\", \"reason\": \"LARGE_DIFFERENCES\"}")
                .statusCode(422)
                .body("errors.code", hasItem("OTHER_ROUTES_NOT_TOLD"));
        Api.act("lin", dispute, "/outcome", """
                        {"kind": "TERMINATED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201).body("kind", equalTo("TERMINATED"));
        Api.get("lin", dispute).body("status", equalTo("TERMINATED"));
    }

    @Test
    void aMinorsConsentIsTheGuardians() {
        var child = Body.dispute(GRID).and("/parties/1/birthDate", "2014-06-01");
        Api.post("lin", "/v1/disputes", child)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/parties/1/guardianName"));
        var dispute = Api.post("lin", "/v1/disputes", child.without("/parties/1/consented"))
                .statusCode(201)
                .extract()
                .header("Location");
        consent(dispute, 1, "\"agrees\": true").statusCode(422).body("errors[0].code", equalTo("GUARDIAN_NEEDED"));
        consent(dispute, 1, "\"agrees\": true, \"guardianName\": \"示例监护人\"").statusCode(201);
    }

    @Test
    void inAnArchivedCaseNothingChanges() {
        var dispute = assigned();
        Api.act(
                        "lin",
                        dispute,
                        "/outcome",
                        "{\"kind\": \"FAILED\", \"reason\": \"OTHER\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
        var outcome = "/v1/outcomes/" + Api.get("lin", dispute).extract().path("outcomeId");
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(409);
        Api.act("lin", dispute, "/outcome", ORAL).statusCode(409);
        Api.act("lin", outcome, "/fulfilment", "{\"result\": \"FULFILLED\", \"at\": \"2026-03-21T10:00:00+08:00\"}")
                .statusCode(409);
        Api.act("lin", outcome, "/return-visits", """
                        {"visitedAt": "2026-04-02T16:00:00+08:00", "method": "PHONE", "performed": true, "satisfaction": 5}""").statusCode(409);
        consent(dispute, 1, "\"agrees\": false, \"toldOfOtherRoutes\": true").statusCode(409);
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(409);
        var etag = Api.get("lin", dispute).extract().header("ETag");
        Api.as("lin")
                .header("If-Match", etag)
                .body("""
                        {"title": "改", "description": "改", "type": "02", "publicOrderType": "Z02", "urgency": "NORMAL", "difficulty": "SIMPLE"}""")
                .put(dispute)
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
        Api.get("lin", dispute).body("title", not(equalTo("改")));
    }

    @ParameterizedTest
    @EnumSource(org.gridmediation.dispute.DeclineReason.class)
    void aDisputeIsDeclinedForTheLawsReasonsOnly(org.gridmediation.dispute.DeclineReason reason) {
        var dispute = Api.dispute("lin", GRID);
        Api.act("huang", dispute, "/non-acceptance", "{\"reason\": \"TOO_BUSY\", \"explanation\": \"忙\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reason"));
        Api.act("huang", dispute, "/non-acceptance", "{\"reason\": \"" + reason + "\"}")
                .statusCode(400);
        Api.act("huang", dispute, "/non-acceptance", "{\"reason\": \"" + reason + "\", \"explanation\": \"已告知双方。\"}")
                .statusCode(201)
                .body("status", equalTo("NOT_ACCEPTED"));
        Api.act("huang", dispute, "/acceptance", "{\"committeeId\": \"" + COMMITTEE + "\"}")
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
    }
}
