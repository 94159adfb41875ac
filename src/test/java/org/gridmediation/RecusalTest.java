package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 人民调解法 art. 19, 23: while a recusal is asked for, that mediator only protects the case, and the request never dangles. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class RecusalTest {
    private static final String ASKED = "{\"reason\": \"与被申请人有多年合作关系。\"}";
    private static final String SESSION = "{\"kind\": \"MEDIATION\", \"record\": \"调解。\", " + Given.RIGHTS + "}";

    private static String asked(String dispute) {
        return Api.act("lin", dispute, "/recusals", ASKED)
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void theMediatorDoesNothingButProtectUntilTheCommitteeDecides() {
        var dispute = Given.assigned(Given.dispute());
        var recusal = asked(dispute);
        var agreed = "{\"kind\": \"AGREED\", \"agreement\": {\"form\": \"ORAL\", \"content\": \"和解。\", " + Given.RIGHTS
                + "}}";
        for (var act : Map.of(
                        "/sessions",
                        SESSION,
                        "/outcome",
                        agreed,
                        "/notes",
                        "{\"text\": \"记录。\"}",
                        "/transfers",
                        "{\"receiverId\": \"" + Given.SUBDISTRICT_COMMITTEE
                                + "\", \"reason\": \"COMPLEX\", \"note\": \"请接收。\"}",
                        "/settlement",
                        "{\"content\": \"和解。\", " + Given.RIGHTS + "}")
                .entrySet())
            Api.act("lin", dispute, act.getKey(), act.getValue())
                    .statusCode(409)
                    .body("code", equalTo("RECUSAL_PENDING"));
        Api.act("huang", dispute, "/assignments", Given.assignment(Given.ANOTHER, ""))
                .statusCode(409)
                .body("code", equalTo("RECUSAL_PENDING"));
        Api.get("lin", dispute)
                .body("allowedActions", hasItems("noteEscalation", "addAttachment", "recordContact"))
                .body("allowedActions", not(hasItem("holdSession")))
                .body("allowedActions", not(hasItem("recordOutcome")))
                .body("allowedActions", not(hasItem("transferDispute")));
        Given.attachment("lin", dispute, "EVIDENCE");
        Api.act(
                        "huang",
                        dispute,
                        "/recusals/" + recusal + "/decision",
                        "{\"granted\": false, \"explanation\": \"不影响。\"}")
                .statusCode(201);
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(201);
    }

    @Test
    void aCoMediatorGoesOnAndARequestLapsesWithTheCase() {
        var dispute = Given.accepted(Given.dispute());
        Api.act("huang", dispute, "/assignments", """
                {"mediatorId": "%s", "mode": "DESIGNATED", "coMediatorIds": ["%s"]}""".formatted(Given.ANOTHER, Given.LIN))
                .statusCode(201);
        var party = Given.parties(dispute).get(0);
        var recusal = Api.act("huang", dispute, "/recusals", """
                        {"partyId": "%s", "mediatorId": "%s", "reason": "与对方相熟。"}""".formatted(party, Given.ANOTHER))
                .statusCode(201)
                .extract()
                .<String>path("id");
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(201);
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
        lapsed(dispute, recusal);
    }

    /** Without the one who leads nobody mediates, and the timeline says so of each. */
    @Test
    void withTheOneWhoLeadsTheOthersAreTakenOffToo() {
        var dispute = Given.accepted(Given.dispute());
        Api.act("huang", dispute, "/assignments", """
                {"mediatorId": "%s", "mode": "DESIGNATED", "coMediatorIds": ["%s"]}""".formatted(Given.LIN, Given.ANOTHER))
                .statusCode(201);
        Api.act("huang", dispute, "/recusals/" + asked(dispute) + "/decision", """
                {"granted": true, "explanation": "情况属实。"}""")
                .statusCode(201);
        Api.get("huang", dispute + "/timeline")
                .body("findAll { it.step == 'MEDIATOR_TAKEN_OFF' }.about", equalTo(List.of(Given.LIN, Given.ANOTHER)));
        Api.get("huang", dispute + "/mediators").body("until", everyItem(notNullValue()));
        Api.get("huang", dispute).body("mediatorId", nullValue());
    }

    @Test
    void howeverTheCaseEndsTheRequestDoesNotDangle() {
        var withdrawn = Given.assigned(Given.dispute());
        var first = asked(withdrawn);
        Api.act("huang", withdrawn, "/withdrawal", """
                {"reason": "SETTLED_PRIVATELY", "explanation": "已自行和解。", "toldOfOtherRoutes": true}""").statusCode(201);
        lapsed(withdrawn, first);
        var refused = Given.assigned(Given.dispute());
        var second = asked(refused);
        Api.act("lin", refused, "/parties/" + Given.parties(refused).get(1) + "/consent", """
                {"agrees": false, "toldOfOtherRoutes": true}""")
                .statusCode(201);
        lapsed(refused, second);
        var handedOn = Given.assigned(Given.dispute());
        var third = asked(handedOn);
        Api.act("huang", handedOn, "/transfers", """
                {"receiverId": "%s", "reason": "COMPLEX", "note": "请接收。"}""".formatted(Given.SUBDISTRICT_COMMITTEE))
                .statusCode(201);
        Api.get("huang", handedOn + "/recusals").body("[0].lapsedAt", nullValue());
        var transfer = Api.get("he", handedOn + "/transfers").extract().<String>path("[0].id");
        Api.act("he", handedOn, "/transfers/" + transfer + "/acceptance", "").statusCode(201);
        // It goes on, and nothing is pending in it.
        lapsed(handedOn, third, "RECUSAL_CLOSED");
        Api.act("he", handedOn, "/assignments", Given.assignment(Given.CHEN, ""))
                .statusCode(201);
    }

    private static void lapsed(String dispute, String recusal) {
        lapsed(dispute, recusal, "WRONG_STATE");
    }

    private static void lapsed(String dispute, String recusal, String refusal) {
        Api.get("he", dispute + "/recusals")
                .body("[0].lapsedAt", notNullValue())
                .body("[0].granted", nullValue());
        assertThat(Api.get("he", dispute + "/timeline").extract().<List<String>>path("step"))
                .containsOnlyOnce("RECUSAL_LAPSED");
        Api.as("he")
                .header("If-Match", Api.get("he", dispute).extract().header("ETag"))
                .body("{\"granted\": true, \"explanation\": \"情况属实。\"}")
                .post(dispute + "/recusals/" + recusal + "/decision")
                .then()
                .statusCode(409)
                .body("code", equalTo(refusal));
        Api.get("he", dispute).body("allowedActions", not(hasItem("decideRecusal")));
    }

    /** What that mediator made comes into force by nobody's hand while it is not decided, and not at all when the request is granted. */
    @Test
    void whatTheMediatorDraftedWaitsForTheDecision() {
        var dispute = Given.assigned(Given.dispute());
        var draft = Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "agreement": {"form": "WRITTEN", "content": "换灯。", "toBeSigned": true, %s}}""".formatted(Given.RIGHTS))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act("lin", draft, "/mediator-signature", "{}").statusCode(201);
        var mark = "{\"partyNumber\": %d, \"kind\": \"SIGNATURE\"}";
        Api.act("huang", draft, "/marks", mark.formatted(1)).statusCode(201);
        var recusal = asked(dispute);
        Api.get("huang", dispute)
                .body("allowedActions", not(hasItem("recordMark")))
                .body("allowedActions", not(hasItem("sealAgreement")));
        Api.act("huang", draft, "/marks", mark.formatted(2)).statusCode(409).body("code", equalTo("RECUSAL_PENDING"));
        Api.act("huang", draft, "/seal", "{}").statusCode(409).body("code", equalTo("RECUSAL_PENDING"));
        var decision = "{\"granted\": %s, \"explanation\": \"已核实。\"}";
        Api.act("huang", dispute, "/recusals/" + recusal + "/decision", decision.formatted(false))
                .statusCode(201);
        Api.act("huang", draft, "/marks", mark.formatted(2)).statusCode(201);
        Api.act("huang", dispute, "/recusals/" + asked(dispute) + "/decision", decision.formatted(true))
                .statusCode(201);
        Api.get("huang", draft).body("track", equalTo("LAPSED"));
        Api.get("huang", dispute).body("draftId", nullValue(), "status", equalTo("IN_MEDIATION"));
        Api.act("huang", draft, "/seal", "{}").statusCode(409).body("code", equalTo("NO_DRAFT"));
    }
}
