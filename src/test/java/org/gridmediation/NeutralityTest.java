package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who mediates stands apart from the parties, or it was decided and the parties know. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class NeutralityTest {
    private static final String STAFF = "/v1/staff/" + Given.LINS_STAFF;
    private static final String DECISION =
            ", \"conflictDecision\": {\"accepted\": true, \"reason\": \"社区内无其他在聘调解员，双方均知情。\", \"partiesInformed\": true}";

    @AfterEach
    void linIsNobodysNeighbourAgain() {
        link("").statusCode(200);
    }

    private static ValidatableResponse link(String resident) {
        var body = resident.isEmpty() ? "{}" : "{\"residentId\": \"" + resident + "\"}";
        return Api.send("he", "PUT", STAFF, "/resident", body);
    }

    private static ValidatableResponse check(String dispute) {
        return Api.post("huang", dispute + "/conflict-checks", "{\"mediatorId\": \"" + Given.LIN + "\"}")
                .statusCode(200);
    }

    private static ValidatableResponse assign(String dispute, String more) {
        return Api.act("huang", dispute, "/assignments", Given.assignment(Given.LIN, more));
    }

    @Test
    void withoutTiesNothingIsAsked() {
        var dispute = Given.accepted(Given.dispute());
        check(dispute)
                .body("barred", equalTo(false))
                .body("needsDecision", equalTo(false))
                .body("ties", empty());
        assign(dispute, DECISION).statusCode(201);
        Api.get("he", dispute + "/mediators").body("[0].conflict", nullValue());
    }

    @Test
    void whoSharesAHouseholdOrABuildingNeedsADecisionThatIsKept() {
        link(Given.resident("示例林家", "示范楼9栋101", "H-LIN")).statusCode(200);
        var together = Given.accepted(Given.disputeWith(Given.resident("示例同户", "示范楼9栋101", "H-LIN")));
        check(together).body("ties.kind", contains("SAME_HOUSEHOLD"));
        var beside = Given.accepted(Given.disputeWith(Given.resident("示例同楼", "示范楼 9栋505", "H-505")));
        check(beside)
                .body("ties.kind", contains("SAME_BUILDING"))
                .body("ties.partyId", contains(Given.parties(beside).get(1)))
                .body("barred", equalTo(false))
                .body("needsDecision", equalTo(true));
        var refusal = assign(beside, "")
                .statusCode(409)
                .body("code", equalTo("CONFLICT_OF_INTEREST"))
                .body("errors.code", contains("SAME_BUILDING"))
                .extract()
                .asString();
        assertThat(refusal).doesNotContain("示例同", "505");
        Api.act(
                        "huang",
                        beside,
                        "/assignments",
                        Body.of(Given.assignment(Given.LIN, DECISION)).with("/conflictDecision/partiesInformed", false))
                .statusCode(422)
                .body("errors[0].code", equalTo("PARTIES_NOT_INFORMED"));
        assign(beside, DECISION).statusCode(201);
        Api.get("he", beside + "/mediators")
                .body("[0].conflict.ties.kind", contains("SAME_BUILDING"))
                .body("[0].conflict.by", equalTo("黄示例"));
        assertThat(Given.steps(beside)).containsExactly("REGISTERED", "ACCEPTED", "CONFLICT_ACCEPTED", "ASSIGNED");
        var elsewhere = Given.accepted(Given.disputeWith(Given.resident("示例别楼", "示范楼10栋101", "H-10")));
        check(elsewhere).body("ties", empty());
    }

    @Test
    void whoeverSettlesOnTheSpotIsExaminedToo() {
        link(Given.resident("示例林宅", "示范楼11栋101", "H-11")).statusCode(200);
        var dispute = Given.disputeWith(Given.resident("示例近邻", "示范楼11栋102", "H-12"));
        var settlement =
                "{\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"content\": \"和解。\"%s}";
        Api.act("lin", dispute, "/settlement", settlement.formatted(""))
                .statusCode(409)
                .body("code", equalTo("CONFLICT_OF_INTEREST"));
        Api.get("lin", dispute).body("status", equalTo("REPORTED")).body("caseNumber", nullValue());
        Api.act("lin", dispute, "/settlement", settlement.formatted(DECISION)).statusCode(201);
    }

    @Test
    void whoWorksWhereAPartyWorksOrHasItsNameNeedsADecision() {
        var worker = Body.dispute(Given.GRID)
                .with("/parties/0/name", "林示例")
                .and("/parties/1/particulars", Map.of("workplace", committee()));
        var dispute = Given.accepted(Api.post("lin", "/v1/disputes", worker)
                .statusCode(201)
                .extract()
                .header("Location"));
        check(dispute).body("ties.kind", contains("SAME_EMPLOYER", "SAME_NAME"));
        // Known to be somebody else, the name says nothing.
        link(Given.resident("示例林本人", "示范楼12栋101", "H-L")).statusCode(200);
        var namesake = Given.accepted(Given.disputeWith(Given.resident("林示例", "示范楼13栋101", "H-M")));
        check(namesake).body("ties", empty());
    }

    /** A name that they gave up is one of which nobody checked that it is another person's. */
    @Test
    void whoHadThePartysNameNeedsADecisionToo() {
        var former = Api.word();
        PaperNamesTest.rename("admin", STAFF, former);
        PaperNamesTest.rename("admin", STAFF, "林示例");
        var named = Body.dispute(Given.GRID).with("/parties/0/name", former);
        var dispute = Given.accepted(
                Api.post("lin", "/v1/disputes", named).statusCode(201).extract().header("Location"));
        check(dispute).body("ties.kind", contains("SAME_NAME")).body("needsDecision", equalTo(true));
        assign(dispute, "").statusCode(409).body("errors.code", contains("SAME_NAME"));
    }

    private static String committee() {
        return Api.get("he", "/v1/organizations/" + Given.COMMUNITY_COMMITTEE)
                .extract()
                .path("name");
    }

    @Test
    void aFriendNeedsADecisionAndARelativeIsBarredForGood() {
        var dispute = Given.accepted(Given.dispute());
        var part = "/parties/" + Given.parties(dispute).get(0) + "/disclosures";
        var tie = "{\"mediatorId\": \"" + Given.LIN + "\", \"kind\": \"%s\"}";
        Api.act("huang", dispute, part, tie.formatted("FRIEND_OR_FOE")).statusCode(201);
        assign(dispute, "").statusCode(409).body("errors.code", contains("INTEREST"));
        Api.act("huang", dispute, part, tie.formatted("RELATIVE")).statusCode(201);
        check(dispute).body("barred", equalTo(true)).body("needsDecision", equalTo(false));
        assign(dispute, DECISION)
                .statusCode(409)
                .body("code", equalTo("MEDIATOR_BARRED"))
                .body("errors.code", contains("RELATIVE"));
        assertThat(Given.steps(dispute)).containsExactly("REGISTERED", "ACCEPTED", "TIE_DISCLOSED", "TIE_DISCLOSED");
    }

    /** Whoever is known to be a relative only after the assignment mediates no further either. */
    @Test
    void aRelativeStandsAsideFromTheMomentAtWhichItIsKnown() {
        var dispute = Given.assigned(Given.dispute());
        var part = "/parties/" + Given.parties(dispute).get(1) + "/disclosures";
        Api.act("lin", dispute, part, "{\"mediatorId\": \"" + Given.LIN + "\", \"kind\": \"RELATIVE\"}")
                .statusCode(201)
                .body("allowedActions", not(hasItem("holdSession")))
                .body("allowedActions", not(hasItem("recordOutcome")))
                .body("allowedActions", not(hasItem("settleDispute")));
        Api.act("lin", dispute, "/settlement", "{\"content\": \"和解。\", " + Given.RIGHTS + "}")
                .statusCode(409)
                .body("code", equalTo("MEDIATOR_TIED"));
        var session = "{\"kind\": \"MEDIATION\", \"record\": \"调解。\", " + Given.RIGHTS + "}";
        Api.act("lin", dispute, "/sessions", session).statusCode(409).body("code", equalTo("MEDIATOR_TIED"));
        Api.act(
                        "lin",
                        dispute,
                        "/outcome",
                        "{\"kind\": \"FAILED\", \"reason\": \"LARGE_DIFFERENCES\", \"toldOfOtherRoutes\": true}")
                .statusCode(409)
                .body("code", equalTo("MEDIATOR_TIED"));
        Given.assign("huang", dispute, Given.ANOTHER);
        Api.get("huang", dispute).body("mediatorId", equalTo(Given.ANOTHER));
    }

    /** A party that comes after the assignment, or is put right to have the mediator's name, asks for the same decision. */
    @Test
    void aTieThatArisesAfterTheAssignmentNeedsADecisionToo() {
        var party = "{\"role\": \"THIRD_PARTY\", \"kind\": \"PERSON\", \"name\": \"%s\", \"consented\": true}";
        var come = Given.assigned(Given.dispute());
        Api.act("lin", come, "/parties", party.formatted("林·示例")).statusCode(201);
        undecided(come);
        assign(come, "").statusCode(409).body("errors.code", contains("SAME_NAME"));
        assign(come, DECISION).statusCode(201);
        Api.act("lin", come, "/sessions", SessionsTest.INSPECTION).statusCode(201);
        // What was decided about one says nothing of another who comes later.
        Api.act("lin", come, "/parties", party.formatted("林示例")).statusCode(201);
        undecided(come);

        var renamed = Given.assigned(Given.dispute());
        var rename = "{\"role\": \"RESPONDENT\", \"name\": \"%s\"}";
        var part = "/parties/" + Given.parties(renamed).get(1);
        Api.send("lin", "PUT", renamed, part, rename.formatted("林示例")).statusCode(200);
        Api.act("lin", renamed, part + "/consent", "{\"agrees\": true}").statusCode(201);
        undecided(renamed);
        assign(renamed, DECISION).statusCode(201).body("allowedActions", hasItem("assignMediator"));
        Api.get("lin", renamed).body("allowedActions", hasItem("recordOutcome"));

        var disclosed = Given.assigned(Given.dispute());
        var draft = draft(disclosed);
        Api.act("lin", disclosed, "/parties/" + Given.parties(disclosed).get(0) + "/disclosures", """
                        {"mediatorId": "%s", "kind": "DEBT"}""".formatted(
                                Given.LIN))
                .statusCode(201);
        undecided(disclosed);
        for (var act : List.of(
                Api.act("huang", draft, "/marks", "{\"partyNumber\": 1, \"kind\": \"SIGNATURE\"}"),
                Api.act("huang", draft, "/seal", "{}")))
            act.statusCode(409).body("code", equalTo("CONFLICT_OF_INTEREST"));
        // Nothing is lost: it is signed when somebody has decided.
        assign(disclosed, DECISION).statusCode(201).body("draftId", notNullValue());
        Api.act("huang", draft, "/seal", "{}").statusCode(201);
    }

    private static void undecided(String dispute) {
        Api.get("lin", dispute).body("allowedActions", not(hasItem("holdSession")));
        Api.act("lin", dispute, "/sessions", SessionsTest.INSPECTION)
                .statusCode(409)
                .body("code", equalTo("CONFLICT_OF_INTEREST"));
    }

    /** Nobody acts for a party and mediates it: of an agent, a guardian or an organization's head the name is known. */
    @Test
    void whoSpeaksForAPartyMayBeTheMediator() {
        var dispute = Given.assigned(Given.dispute());
        var parties = Given.parties(dispute);
        var speaker = "/parties/" + parties.get(1) + "/representatives";
        Api.act("huang", dispute, speaker, """
                        {"kind": "AGENT", "name": "林示例", "profession": "OTHER", "powers": ["ATTEND_AND_SIGN"]}""").statusCode(201);
        check(dispute)
                .body("ties.kind", contains("SAME_NAME"))
                .body("ties.partyId", contains(parties.get(1)))
                .body("needsDecision", equalTo(true));
        undecided(dispute);
        var headed = Given.accepted(Given.dispute());
        Api.act("huang", headed, "/parties", """
                        {"role": "RESPONDENT", "kind": "ORGANIZATION", "name": "示例商行", "organization": {"representativeName": "林示例"}}""").statusCode(201);
        assign(headed, "").statusCode(409).body("errors.code", contains("SAME_NAME"));
        // Nor is it settled on the spot by whoever is named from the start.
        var child = Body.dispute(Given.GRID)
                .and("/parties/1/birthDate", "2014-05-05")
                .and("/parties/1/guardianName", "林示例");
        var shop = Body.dispute(Given.GRID)
                .with("/parties/1/kind", "ORGANIZATION")
                .with("/parties/1/name", "示例商行")
                .and("/parties/1/organization", Map.of("representativeName", "林示例"));
        for (var named : List.of(
                child.and("/settlement", Body.settlement().and("/guardiansPresent", List.of(2))),
                shop.and("/settlement", Body.settlement())))
            Api.post("lin", "/v1/disputes", named).statusCode(409).body("errors.code", contains("SAME_NAME"));
    }

    /** Named as a person, a mediator is known by the document of their own record. */
    @Test
    void whoHasTheDocumentOfAPartyIsThatParty() {
        var document = "\"document\": {\"type\": \"PASSPORT\", \"number\": \"E7654329\"}";
        var own = Api.post("lin", "/v1/residents", """
                        {"area": "%s", "name": "示例林本人", %s, "sex": "FEMALE", "birthDate": "1990-03-07", "address": "示范楼23栋"}""".formatted(Given.GRID, document))
                .statusCode(201)
                .extract()
                .<String>path("id");
        var dispute = Given.accepted(Api.post(
                        "lin",
                        "/v1/disputes",
                        Body.dispute(Given.GRID).and("/parties/1/particulars", Body.of("{" + document + "}")))
                .statusCode(201)
                .extract()
                .header("Location"));
        link(own).statusCode(200);
        check(dispute).body("ties.kind", contains("IS_PARTY")).body("barred", equalTo(true));
    }

    /** Else nobody could vary the agreement of a mediator who may not mediate any more. */
    @Test
    void anotherIsAssignedToVaryTheAgreementOfATiedMediator() {
        var open = Api.get("huang", "/v1/mediators/" + Given.LIN).extract().<Integer>path("openCases");
        var own = Given.resident("示例林本人", "示范楼22栋101", "H-22");
        var dispute = Given.assigned(Given.disputeWith(own));
        var agreed = Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "换灯。", %s}}""".formatted(Given.RIGHTS))
                .statusCode(201)
                .extract()
                .header("Location");
        var variation =
                "{\"reason\": \"改日换灯。\", \"agreedBy\": [1, 2], \"agreement\": {\"form\": \"WRITTEN\", \"content\": \"改日换灯。\", \"toBeSigned\": true}}";
        link(own).statusCode(200);
        Api.act("lin", agreed, "/variation", variation).statusCode(409).body("code", equalTo("MEDIATOR_TIED"));
        assign(dispute, DECISION).statusCode(409).body("code", equalTo("MEDIATOR_BARRED"));
        Given.assign("huang", dispute, Given.ANOTHER);
        Api.act("lin", agreed, "/variation", variation).statusCode(409).body("code", equalTo("NOT_THE_MEDIATOR"));
        link("").statusCode(200);
        Given.assign("huang", dispute, Given.LIN);
        var draft = Api.act("lin", agreed, "/variation", variation)
                .statusCode(201)
                .extract()
                .header("Location");
        Given.assign("huang", dispute, Given.LIN);
        Api.get("huang", draft).body("track", equalTo("DRAFT"));
        Given.assign("huang", dispute, Given.ANOTHER);
        Api.get("huang", draft).body("track", equalTo("LAPSED"));
        Api.get("huang", dispute).body("status", equalTo("AGREED"), "draftId", nullValue());
        Api.get("huang", "/v1/mediators/" + Given.LIN).body("openCases", equalTo(open));
    }

    @Test
    void severalMayMediateAndEachMayHoldSessions() {
        var dispute = Given.accepted(Given.dispute());
        var both = Given.assignment(Given.ANOTHER, ", \"coMediatorIds\": [\"" + Given.LIN + "\"]");
        Api.act(
                        "huang",
                        dispute,
                        "/assignments",
                        Given.assignment(Given.LIN, ", \"coMediatorIds\": [\"" + Given.LIN + "\"]"))
                .statusCode(422)
                .body("errors[0].code", equalTo("MEDIATOR_TWICE"));
        Api.act("huang", dispute, "/assignments", both).statusCode(201).body("mediatorId", equalTo(Given.ANOTHER));
        Api.get("he", dispute + "/mediators")
                .body("mediatorId", contains(Given.ANOTHER, Given.LIN))
                .body("leads", contains(true, false));
        Api.act("lin", dispute, "/sessions", SessionsTest.INSPECTION).statusCode(201);
        Api.act("chen", dispute, "/sessions", SessionsTest.INSPECTION)
                .statusCode(409)
                .body("code", equalTo("NOT_THE_MEDIATOR"));
    }

    @Test
    void partiesTakeTheirMediatorOrDoNot() {
        var dispute = Given.assigned(Given.dispute());
        var part = "/parties/" + Given.parties(dispute).get(0) + "/choices";
        Api.act("lin", dispute, part, "{\"accepts\": false}").statusCode(201);
        Api.act("lin", dispute, part, "{\"accepts\": true}").statusCode(201);
        Api.get("he", dispute + "/mediators")
                .body("[0].choices", hasSize(1))
                .body("[0].choices[0].accepts", equalTo(true));
        Api.act("lin", dispute, part, "{\"mediatorId\": \"" + Given.ANOTHER + "\", \"accepts\": true}")
                .statusCode(422)
                .body("errors[0].code", equalTo("NOT_ITS_MEDIATOR"));
        assertThat(Given.steps(dispute)).endsWith("MEDIATOR_NOT_CHOSEN", "MEDIATOR_CHOSEN");
    }

    @Test
    void aRecusedMediatorIsTakenOffAndNeverComesBack() {
        var open = Api.get("huang", "/v1/mediators/" + Given.LIN).extract().<Integer>path("openCases");
        var dispute = Given.assigned(Given.dispute());
        Api.act("huang", dispute, "/recusals", "{\"reason\": \"有利害关系\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("WHO_ASKS"));
        var asked = Api.act("lin", dispute, "/recusals", "{\"reason\": \"有利害关系\"}")
                .statusCode(201)
                .body("granted", nullValue())
                .extract()
                .<String>path("id");
        Api.act("lin", dispute, "/recusals", "{\"reason\": \"再次申请\"}")
                .statusCode(409)
                .body("code", equalTo("RECUSAL_PENDING"), "state", equalTo("ACCEPTED"));
        var decision = "/recusals/" + asked + "/decision";
        Api.act("lin", dispute, decision, "{\"granted\": true, \"explanation\": \"属实\"}")
                .statusCode(403);
        Api.act("huang", dispute, decision, "{\"granted\": true, \"explanation\": \"属实\"}")
                .statusCode(201);
        Api.act("huang", dispute, decision, "{\"granted\": false, \"explanation\": \"改\"}")
                .statusCode(409)
                .body("code", equalTo("RECUSAL_CLOSED"))
                .body("allowedActions", not(hasItem("decideRecusal")));
        Api.get("huang", dispute).body("mediatorId", nullValue()).body("allowedActions", hasItem("assignMediator"));
        Api.get("lin", dispute).body("allowedActions", not(hasItem("holdSession")));
        Api.get("huang", "/v1/mediators/" + Given.LIN).body("openCases", equalTo(open));
        assign(dispute, DECISION).statusCode(409).body("errors.code", contains("RECUSED"));
        Given.assign("huang", dispute, Given.ANOTHER);
        assertThat(Given.steps(dispute)).endsWith("RECUSAL_ASKED", "RECUSAL_GRANTED", "MEDIATOR_TAKEN_OFF", "ASSIGNED");
    }

    @Test
    void aResidentAsksForARecusalAndADeniedOneChangesNothing() {
        var dispute = Given.assigned(OwnDisputesTest.applied());
        var parties = Given.parties(dispute);
        var form = "{\"partyId\": \"%s\", \"reason\": \"调解员与对方相熟\"}";
        Api.act("resident", dispute, "/recusals", form.formatted(parties.get(1)))
                .statusCode(422)
                .body("errors[0].code", equalTo("PARTY_OF_OTHERS"));
        Api.act("resident", dispute, "/recusals", "{\"reason\": \"调解员与对方相熟\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("WHO_ASKS"));
        var asked = Api.act("resident", dispute, "/recusals", form.formatted(parties.get(0)))
                .statusCode(201)
                .body("byRole", equalTo("RESIDENT"))
                .extract()
                .<String>path("id");
        Api.act("huang", dispute, "/recusals/" + asked + "/decision", "{\"granted\": false, \"explanation\": \"查无此事\"}")
                .statusCode(201);
        Api.get("he", dispute).body("mediatorId", equalTo(Given.LIN));
        Api.get("he", dispute + "/recusals").body("granted", contains(false));
    }

    @Test
    void aStaffMemberIsOneResidentAndAResidentOneStaffMember() {
        var resident = Given.resident("示例唯一", "示范楼14栋101", "H-1");
        link(resident).statusCode(200).body("residentId", equalTo(resident));
        Api.send(
                        "he",
                        "PUT",
                        "/v1/staff/00000000-0000-7000-8002-000000000004",
                        "/resident",
                        "{\"residentId\": \"" + resident + "\"}")
                .statusCode(409)
                .body("code", equalTo("RESIDENT_LINKED"))
                .body("existing", startsWith("/v1/staff/"));
        link("01900000-0000-7000-8000-000000000001")
                .statusCode(422)
                .body("errors[0].code", equalTo("RESIDENT_UNKNOWN"));
    }

    private static String draft(String dispute) {
        return Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "agreement": {"form": "WRITTEN", "content": "换灯。", "toBeSigned": true, %s}}""".formatted(Given.RIGHTS))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static void lapsed(String dispute, String draft) {
        Api.get("huang", draft).body("track", equalTo("LAPSED"));
        Api.get("huang", dispute)
                .body("draftId", nullValue(), "status", equalTo("IN_MEDIATION"))
                .body("allowedActions", not(hasItem("sealAgreement")));
        Api.act("huang", draft, "/seal", "{}").statusCode(409).body("code", equalTo("NO_DRAFT"));
    }

    /** The work of a mediator who may not mediate, or has left the case, comes into force by nobody's hand. */
    @Test
    void whatIsBeingSignedFallsWithItsMediator() {
        var tied = Given.assigned(Given.dispute());
        var first = draft(tied);
        Api.act("lin", first, "/mediator-signature", "{}").statusCode(201);
        var part = "/parties/" + Given.parties(tied).get(1) + "/disclosures";
        var tie = "{\"mediatorId\": \"%s\", \"kind\": \"RELATIVE\"}";
        // Of somebody else it says nothing.
        Api.act("huang", tied, part, tie.formatted(Given.ANOTHER)).statusCode(201);
        Api.get("huang", first).body("track", equalTo("SIGNING"));
        Api.act("huang", tied, part, tie.formatted(Given.LIN)).statusCode(201);
        lapsed(tied, first);

        var reassigned = Given.assigned(Given.dispute());
        var second = draft(reassigned);
        Api.act("lin", second, "/mediator-signature", "{}").statusCode(201);
        Api.act(
                        "huang",
                        reassigned,
                        "/assignments",
                        Given.assignment(Given.LIN, ", \"coMediatorIds\": [\"" + Given.ANOTHER + "\"]"))
                .statusCode(201);
        Api.get("huang", second).body("track", equalTo("SIGNING"));
        Given.assign("huang", reassigned, Given.ANOTHER);
        lapsed(reassigned, second);
    }

    /** The registers may tell it without anybody saying so. */
    @Test
    void norIsItSignedWhenATieIsFoundOnlyThen() {
        var own = Given.resident("示例林当事", "示范楼21栋101", "H-21");
        var dispute = Given.assigned(Given.disputeWith(own));
        var draft = draft(dispute);
        link(own).statusCode(200);
        for (var act : List.of(
                Api.act("lin", draft, "/marks", "{\"partyNumber\": 1, \"kind\": \"SIGNATURE\"}"),
                Api.act("lin", draft, "/mediator-signature", "{}"),
                Api.act("huang", draft, "/seal", "{}"))) act.statusCode(409).body("code", equalTo("MEDIATOR_TIED"));
        Api.get("huang", dispute).body("allowedActions", not(hasItem("sealAgreement")));
    }
}
