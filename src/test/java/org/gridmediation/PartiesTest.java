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

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is a party, who speaks for it, what it was told and asked, and what it answered. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class PartiesTest {
    private static final String COMPANY = """
            {"role": "THIRD_PARTY", "kind": "ORGANIZATION", "name": "示例物业服务有限公司",
             "organization": {"creditCode": "91350100M000100Y43", "representativeName": "示例经理人", "representativePosition": "经理"}}""";
    private static final String NEIGHBOUR = """
            {"role": "RESPONDENT", "kind": "PERSON", "name": "示例丙丙", "phone": "19900001234",
             "particulars": {"address": "广州市荔湾区彩虹街道示范路2号301房", "document": {"type": "RESIDENT_ID", "number": "440103199003070010"}}}""";

    private static String party(String dispute, String form) {
        return Api.act("lin", dispute, "/parties", form)
                .statusCode(201)
                .extract()
                .header("Location");
    }

    @Test
    void anOrganizationJoinsWithACheckedCreditCode() {
        var dispute = Given.dispute();
        Api.act("lin", dispute, "/parties", Body.of(COMPANY).with("/organization/creditCode", "91350100M000100Y42"))
                .statusCode(400)
                .body("errors[0].code", equalTo("CREDIT_CODE_CHECK"));
        Api.act("lin", dispute, "/parties", Body.of(COMPANY).with("/kind", "PERSON"))
                .statusCode(422)
                .body("errors[0].code", equalTo("NOT_AN_ORGANIZATION"));
        Api.get("lin", party(dispute, COMPANY))
                .statusCode(200)
                .body("creditCode", equalTo("91350100M000100Y43"))
                .body("name", equalTo("示例物业服务有限公司"))
                .body("representativeName", equalTo("示**"))
                .body("number", equalTo(3))
                .body("consented", nullValue());
        assertThat(Given.steps(dispute)).containsExactly("REGISTERED", "PARTY_ADDED");
    }

    @Test
    void whatIsKnownOfAPersonIsMaskedAndShownInFullForAPurposeOnly() {
        var dispute = Given.dispute();
        var party = party(dispute, NEIGHBOUR);
        var shown = Api.get("he", party)
                .statusCode(200)
                .body("phone", equalTo("199****1234"))
                .body("address", equalTo("广州市荔湾区彩虹街道**"))
                .body("documentNumber", equalTo("440103********0010"))
                .body("sex", equalTo("MALE"))
                .extract()
                .asString();
        assertThat(shown).doesNotContain("丙", "19900001234", "示范路", "1990");
        Api.post("lin", party + "/reveal", "{\"purpose\": \"短\", \"fields\": [\"PHONE\"]}")
                .statusCode(400);
        Api.post("lin", party + "/reveal", "{\"purpose\": \"通知当事人到社区参加调解\", \"fields\": [\"PHONE\"]}")
                .statusCode(200)
                .body("phone", equalTo("+8619900001234"))
                .body("name", nullValue());
        var dossier = dispute.substring(dispute.lastIndexOf('/') + 1);
        Api.get("auditor", "/v1/journal?objectId=" + dossier)
                .body("items.findAll { it.operation == 'revealParty' }.purpose", hasItem("通知当事人到社区参加调解"))
                .body(
                        "items.find { it.operation == 'revealParty' && it.status == 200 }.partId",
                        equalTo(party.substring(party.lastIndexOf('/') + 1)))
                .body("items.find { it.operation == 'revealParty' && it.status == 200 }.fields", contains("PHONE"));
        Api.post("mai", party + "/reveal", "{\"purpose\": \"通知当事人到社区参加调解\", \"fields\": [\"PHONE\"]}")
                .statusCode(404);
    }

    @Test
    void aDocumentAndWhatIsSaidBesideItMustAgree() {
        var dispute = Given.dispute();
        Api.act(
                        "lin",
                        dispute,
                        "/parties",
                        Body.of(NEIGHBOUR).with("/particulars/document/number", "440103199003070011"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/particulars/document/number"));
        Api.act("lin", dispute, "/parties", Body.of(NEIGHBOUR).and("/birthDate", "1991-03-07"))
                .statusCode(422)
                .body("errors[0].code", equalTo("BIRTH_DATE_DIFFERS"));
    }

    @Test
    void whoWasNamedByMistakeIsStruckOutBeforeAnsweringOnly() {
        var dispute = Given.dispute();
        var party = party(dispute, NEIGHBOUR);
        var part = party.substring(dispute.length());
        Api.send("lin", "DELETE", dispute, part, null).statusCode(200).body("parties", hasSize(2));
        Api.get("lin", party).statusCode(200).body("removedAt", notNullValue());
        Api.send("lin", "PUT", dispute, part, "{\"role\": \"APPLICANT\"}").statusCode(404);
        Api.send("lin", "DELETE", dispute, "/parties/" + Given.parties(dispute).get(1), null)
                .statusCode(409)
                .body("code", equalTo("PARTY_HAS_ANSWERED"));
        assertThat(Given.steps(dispute)).containsExactly("REGISTERED", "PARTY_ADDED", "PARTY_REMOVED");
        Api.get("lin", party(dispute, NEIGHBOUR)).body("number", equalTo(4));
    }

    @Test
    void theLastPartyStays() {
        var alone = Body.dispute(Given.GRID).without("/parties/1").without("/parties/0/consented");
        var dispute =
                Api.post("lin", "/v1/disputes", alone).statusCode(201).extract().header("Location");
        Api.send("lin", "DELETE", dispute, "/parties/" + Given.parties(dispute).get(0), null)
                .statusCode(409)
                .body("code", equalTo("LAST_PARTY"))
                .body("allowedActions", not(hasItem("removeParty")));
    }

    @Test
    void whatIsLeftOutOfACorrectionStaysAndAChildsOwnConsentNoLongerCounts() {
        var dispute = Given.dispute();
        var party = party(
                dispute, Body.of(NEIGHBOUR).without("/particulars/document").json());
        var part = party.substring(dispute.length());
        Api.act("lin", dispute, part + "/consent", "{\"agrees\": true, \"method\": \"PHONE\"}")
                .statusCode(201);
        Api.send("lin", "PUT", dispute, part, "{\"role\": \"RESPONDENT\", \"birthDate\": \"2012-06-01\"}")
                .statusCode(200)
                .body("phone", equalTo("199****1234"))
                .body("minor", equalTo(true))
                .body("consented", nullValue())
                .body("answers.agrees", contains(true));
    }

    /** Who has agreed, was told and signed is not made somebody else, whose word it never was. */
    @Test
    void whoHasAnsweredIsNotExchanged() {
        var dispute = Given.assigned(Given.dispute());
        var part = "/parties/" + Given.parties(dispute).get(1);
        var signed = Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"form": "WRITTEN", "content": "换灯。", "toBeSigned": true,
                 "rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}}}""").statusCode(201);
        Api.act("lin", signed.extract().header("Location"), "/marks", "{\"partyNumber\": 2, \"kind\": \"SIGNATURE\"}")
                .statusCode(201);
        // A name put right in its spelling is the same name.
        Api.send("lin", "PUT", dispute, part, "{\"role\": \"RESPONDENT\", \"name\": \"示例 乙\"}")
                .statusCode(200)
                .body("consented", equalTo(true));
        Api.send(
                        "lin",
                        "PUT",
                        dispute,
                        part,
                        "{\"role\": \"RESPONDENT\", \"name\": \"示例丁丁\", \"phone\": \"19900000077\"}")
                .statusCode(200)
                .body("consented", nullValue());
        Api.get("lin", dispute).body("draftId", nullValue());
        var session = "{\"kind\": \"MEDIATION\", \"record\": \"调解。\"}";
        Api.act("lin", dispute, "/sessions", session).statusCode(409).body("code", equalTo("CONSENT_MISSING"));
        Api.act("lin", dispute, part + "/consent", "{\"agrees\": true}").statusCode(201);
        Api.act("lin", dispute, "/sessions", session)
                .statusCode(422)
                .body("errors[0].code", equalTo("RIGHTS_NOT_TOLD"));
        Api.act("lin", dispute, "/sessions", Body.of(session).and(Body.of("{" + Given.RIGHTS + "}")))
                .statusCode(201);
        for (var change : List.of("\"role\": \"RESPONDENT\", \"name\": \"示例戊戊\"", "\"role\": \"THIRD_PARTY\""))
            Api.send("lin", "PUT", dispute, part, "{" + change + "}")
                    .statusCode(422)
                    .body("errors[0].code", equalTo("PARTY_HEARD"));
        Api.send("lin", "PUT", dispute, part, "{\"role\": \"RESPONDENT\", \"phone\": \"19900000078\"}")
                .statusCode(200)
                .body("consented", equalTo(true));
    }

    /** What identifies a party may be added at any time; another name or another document under it is somebody else. */
    @Test
    void whoWasHeardIsNotExchangedStepByStep() {
        var dispute = Given.assigned(Given.dispute());
        var part = "/parties/" + Given.parties(dispute).get(1);
        var passport =
                "{\"role\": \"RESPONDENT\", \"particulars\": {\"document\": {\"type\": \"PASSPORT\", \"number\": \"%s\"}}}";
        Api.send("lin", "PUT", dispute, part, passport.formatted("G77776666"))
                .statusCode(200)
                .body("consented", equalTo(true));
        Api.send("lin", "PUT", dispute, part, passport.formatted("G77776667"))
                .statusCode(200)
                .body("consented", nullValue());
        Api.act("lin", dispute, part + "/consent", "{\"agrees\": true}").statusCode(201);
        Api.act("lin", dispute, "/sessions", "{\"kind\": \"MEDIATION\", \"record\": \"调解。\", " + Given.RIGHTS + "}")
                .statusCode(201);
        for (var change : List.of(passport.formatted("G77776668"), "{\"role\": \"RESPONDENT\", \"name\": \"示例柄柄\"}"))
            Api.send("lin", "PUT", dispute, part, change)
                    .statusCode(422)
                    .body("errors[0].code", equalTo("PARTY_HEARD"));
        Api.send("lin", "PUT", dispute, part, "{\"role\": \"RESPONDENT\", \"name\": \"示例 乙\"}")
                .statusCode(200)
                .body("consented", equalTo(true));
    }

    @Test
    void whatIsPutRightInAResidentsRecordIsTakenOver() {
        var resident = Given.resident("示例误名", "示范楼8栋", "PARTIES-1");
        var dispute = Given.disputeWith(resident);
        var part = "/parties/" + Given.parties(dispute).get(1);
        Api.send("lin", "PUT", "/v1/residents/" + resident, "", """
                {"area": "%s", "name": "示例正名", "sex": "FEMALE", "birthDate": "2013-01-01", "address": "示范楼8栋", "household": "PARTIES-1"}""".formatted(Given.GRID))
                .statusCode(200);
        Api.send("lin", "PUT", dispute, part, "{\"role\": \"RESPONDENT\"}")
                .statusCode(200)
                .body("minor", equalTo(true))
                .body("consented", nullValue());
        Api.post("lin", dispute + part + "/reveal", "{\"purpose\": \"核对登记的当事人姓名\", \"fields\": [\"NAME\"]}")
                .body("name", equalTo("示例正名"));
    }

    @Test
    void everyAnswerIsKept() {
        var dispute = Given.dispute();
        var part = "/parties/" + Given.parties(dispute).get(0);
        Api.act("lin", dispute, part + "/consent", "{\"agrees\": true, \"method\": \"LETTER\"}")
                .statusCode(201);
        Api.act("lin", dispute, part + "/consent", "{\"agrees\": false, \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        Api.get("lin", dispute + part)
                .body("answers.agrees", contains(true, true, false))
                .body("answers.method", contains(null, "LETTER", null))
                .body("answers.toldOfOtherRoutes", contains(false, false, true))
                .body("consented", equalTo(false));
    }

    @Test
    void nobodyActsForBothSidesOrAgainstThemselves() {
        var dispute = Api.post("lin", "/v1/disputes", Body.dispute(Given.GRID).and("/parties/1/phone", "19900005677"))
                .statusCode(201)
                .extract()
                .header("Location");
        var parties = Given.parties(dispute);
        var agent = """
                {"kind": "AGENT", "name": "%s", "profession": "CLOSE_RELATIVE", "powers": ["ATTEND_AND_SIGN"], "phone": "%s"}""";
        var own = "/parties/" + parties.get(0) + "/representatives";
        Api.act("lin", dispute, own, agent.formatted("示例乙", "19900005677"))
                .statusCode(422)
                .body("errors.code", contains("ACTS_FOR_OTHER_SIDE"));
        Api.act("lin", dispute, own, agent.formatted("示例代理", "19900005678")).statusCode(201);
        var other = "/parties/" + parties.get(1) + "/representatives";
        for (var same : List.of("19900005678", "+86 199 0000 5678"))
            for (var name : List.of("示例代理", "示例 代理"))
                Api.act("lin", dispute, other, agent.formatted(name, same))
                        .statusCode(422)
                        .body("errors.code", contains("ACTS_FOR_OTHER_SIDE"));
        Api.act("lin", dispute, other, agent.formatted("示例代理", "19900005679")).statusCode(201);
    }

    @Test
    void nobodyIsTheirOwnAgentAndNoAgentIsNamedTwice() {
        var dispute = Api.post("lin", "/v1/disputes", Body.dispute(Given.GRID).and("/parties/1/phone", "19900005677"))
                .statusCode(201)
                .extract()
                .header("Location");
        var agent = """
                {"kind": "AGENT", "name": "%s", "profession": "CLOSE_RELATIVE", "powers": ["ATTEND_AND_SIGN"]%s}""";
        var place = "/parties/" + Given.parties(dispute).get(1) + "/representatives";
        var phone = ", \"phone\": \"%s\"";
        for (var own : List.of("", phone.formatted("19900005677")))
            Api.act("lin", dispute, place, agent.formatted("示例 乙", own))
                    .statusCode(422)
                    .body("errors.pointer", contains("/name"))
                    .body("errors.code", contains("OWN_AGENT"));
        // A namesake has another phone.
        Api.act("lin", dispute, place, agent.formatted("示例乙", phone.formatted("19900005676")))
                .statusCode(201);
        var first = Api.act(
                        "lin",
                        dispute,
                        place,
                        agent.formatted("示例代理", ", \"validFrom\": \"2026-03-01\", \"validUntil\": \"2090-03-01\""))
                .statusCode(201)
                .extract()
                .<String>path("representatives[-1].id");
        Api.act("lin", dispute, place, agent.formatted("示例代理", phone.formatted("19900005675")))
                .statusCode(422)
                .body("errors.pointer", contains("/name"))
                .body("errors.code", contains("REPRESENTATIVE_TWICE"));
        // A new power follows the old one, or takes its place.
        Api.act("lin", dispute, place, agent.formatted("示例代理", ", \"validFrom\": \"2090-03-02\""))
                .statusCode(201);
        Api.send("lin", "DELETE", dispute, place + "/" + first, null).statusCode(200);
        Api.act("lin", dispute, place, agent.formatted("示例代理", ", \"validUntil\": \"2090-02-01\""))
                .statusCode(201);
    }

    @Test
    void noticesContactsAndRepresentativesAreInThePartysRecord() {
        var dispute = Given.dispute();
        var part = "/parties/" + Given.parties(dispute).get(1);
        Api.act("lin", dispute, part + "/notices", """
                {"kind": "RIGHTS_AND_DUTIES", "version": "2026-1", "method": "IN_PERSON", "acknowledged": true}""").statusCode(201);
        Api.act("lin", dispute, part + "/contacts", """
                {"method": "PHONE", "result": "NOT_REACHED"}""").statusCode(201);
        var agent = """
                {"kind": "AGENT", "name": "示例律师", "profession": "LAWYER", "licence": "14401202010000000", "powers": ["ATTEND_AND_SIGN"], "phone": "19900005678"}""";
        Api.act("lin", dispute, part + "/representatives", Body.of(agent).without("/licence"))
                .statusCode(422)
                .body("errors[0].code", equalTo("LICENCE_MISSING"));
        Api.act("lin", dispute, part + "/representatives", Body.of(agent).with("/powers", List.of()))
                .statusCode(422)
                .body("errors[0].code", equalTo("POWERS_OF_AGENT"));
        var representative = Api.act("lin", dispute, part + "/representatives", agent)
                .statusCode(201)
                .body("notices.version", contains("2026-1"))
                .body("contacts.result", contains("NOT_REACHED"))
                .body("representatives.name", contains("示**"))
                .body("representatives[0].phone", equalTo("199****5678"))
                .extract()
                .<String>path("representatives[0].id");
        Api.send("lin", "DELETE", dispute, part + "/representatives/" + representative, null)
                .statusCode(200)
                .body("representatives[0].endedAt", notNullValue());
        Api.send("lin", "DELETE", dispute, part + "/representatives/" + representative, null)
                .statusCode(404)
                .body("allowedActions", not(hasItem("endRepresentative")));
        assertThat(Given.steps(dispute))
                .containsExactly(
                        "REGISTERED",
                        "NOTICE_GIVEN",
                        "CONTACT_ATTEMPTED",
                        "REPRESENTATIVE_ADDED",
                        "REPRESENTATIVE_ENDED");
    }

    @Test
    void onlyWhoHoldsTheDisputeChangesItsParties() {
        var dispute = Given.accepted(Given.dispute());
        Api.act("lin", dispute, "/parties", NEIGHBOUR).statusCode(409).body("code", equalTo("NOT_THE_HOLDER"));
        Api.act("huang", dispute, "/parties", NEIGHBOUR).statusCode(201);
        Api.get("mai", dispute + "/parties/" + Given.parties(dispute).get(0)).statusCode(404);
        Api.get("resident", dispute + "/parties/" + Given.parties(dispute).get(0))
                .statusCode(403);
    }

    @Test
    void ofTwoWhoAddAPartyAtOnceOneWins() throws Exception {
        var dispute = Given.dispute();
        var etag = Api.get("lin", dispute).extract().header("ETag");
        var answers = Collections.synchronizedList(new ArrayList<Integer>());
        var pool = Executors.newFixedThreadPool(6);
        try {
            Callable<Object> attempt = () -> answers.add(Api.as("lin")
                    .header("If-Match", etag)
                    .body(NEIGHBOUR)
                    .post(dispute + "/parties")
                    .statusCode());
            for (var done : pool.invokeAll(Collections.nCopies(6, attempt))) done.get();
        } finally {
            pool.shutdown();
        }
        assertThat(answers).containsExactlyInAnyOrder(201, 412, 412, 412, 412, 412);
        assertThat(Given.parties(dispute)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"lin, false", "resident, true"})
    void theApplicantTakesTheApplicationBackAndNothingGoesOn(String account, boolean own) {
        var dispute = own ? OwnDisputesTest.applied() : Given.dispute();
        var withdrawal = "{\"reason\": \"SETTLED_PRIVATELY\", \"toldOfOtherRoutes\": %s}";
        if (!own)
            for (var untold : List.of("false", "null"))
                Api.act(account, dispute, "/withdrawal", withdrawal.formatted(untold))
                        .statusCode(422)
                        .body("errors[0].code", equalTo("OTHER_ROUTES_NOT_TOLD"));
        // Through their own account they need not have been told yet, and nothing says that they were.
        Api.act(account, dispute, "/withdrawal", withdrawal.formatted(own ? "null" : "true"))
                .statusCode(201)
                .body("status", equalTo("WITHDRAWN"))
                .body("outcomeId", nullValue());
        Api.get("lin", dispute + "/route-notices").body("parties", own ? empty() : contains(List.of(1)));
        Api.act(account, dispute, "/withdrawal", withdrawal.formatted("true"))
                .statusCode(409)
                .body("state", equalTo("WITHDRAWN"))
                .body("allowedActions", not(hasItem("withdrawDispute")));
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201).body("status", equalTo("ARCHIVED"));
        assertThat(Given.steps(dispute)).containsExactly("REGISTERED", "WITHDRAWN", "ARCHIVED");
    }

    @Test
    void aWithdrawalInMediationFreesTheMediator() {
        var open = Api.get("huang", "/v1/mediators/" + Given.LIN).extract().<Integer>path("openCases");
        var dispute = Given.assigned(Given.dispute());
        Api.act(
                        "lin",
                        dispute,
                        "/withdrawal",
                        "{\"partyId\": \"" + Given.parties(dispute).get(1)
                                + "\", \"reason\": \"OTHER\", \"toldOfOtherRoutes\": true}")
                .statusCode(422)
                .body("errors[0].code", equalTo("NOT_AN_APPLICANT"));
        Api.act("lin", dispute, "/withdrawal", "{\"reason\": \"OTHER\", \"toldOfOtherRoutes\": true}")
                .statusCode(201)
                .body("allowedActions", not(hasItem("assignMediator")));
        Api.get("huang", "/v1/mediators/" + Given.LIN).body("openCases", equalTo(open));
    }

    @Test
    void aResidentAnswersForThemselvesAndForNobodyElse() {
        var dispute = OwnDisputesTest.applied();
        List<String> parties = Api.get("resident", dispute).extract().path("parties.id");
        var yes = "{\"agrees\": true, \"method\": \"ONLINE\"}";
        Api.act("resident", dispute, "/parties/" + parties.get(1) + "/consent", yes)
                .statusCode(422)
                .body("errors[0].code", equalTo("PARTY_OF_OTHERS"));
        Api.act("resident", dispute, "/parties/" + parties.get(0) + "/consent", yes)
                .statusCode(201)
                .body("parties[0].consented", equalTo(true));
        Api.act(
                        "resident",
                        dispute,
                        "/parties/" + parties.get(0) + "/consent",
                        "{\"agrees\": false, \"toldOfOtherRoutes\": true}")
                .statusCode(201)
                .body("status", equalTo("TERMINATED"));
        Api.get("lin", dispute + "/parties/" + parties.get(0)).body("answers.byRole", hasItem("RESIDENT"));
        var others = Given.dispute();
        Api.as("resident")
                .header("If-Match", "\"0\"")
                .body(yes)
                .post(others + "/parties/" + Given.parties(others).get(0) + "/consent")
                .then()
                .statusCode(404);
        Api.get("lin", others).body("parties.consented", not(empty()));
    }
}
