package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of the hard invariants (the dossier's 11.3) those about parties and mediators, one test each. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class PartyRightsTest {
    private static final String MEDIATION =
            "{\"kind\": \"MEDIATION\", \"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"record\": \"调解。\"%s}";
    private static final String ORAL =
            "{\"kind\": \"AGREED\", \"agreement\": {\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"form\": \"ORAL\", \"content\": \"和解。\"%s}}";

    @Test
    void invariant1_articles3And17_noSessionAndNoAgreementWithoutTheConsentOfAParty() {
        var dispute = Given.assigned(Given.dispute());
        Api.act("huang", dispute, "/parties", "{\"role\": \"THIRD_PARTY\", \"kind\": \"PERSON\", \"name\": \"示例丙\"}")
                .statusCode(201);
        var late = "/parties/" + Given.parties(dispute).get(2);
        Api.act("lin", dispute, "/sessions", MEDIATION.formatted(""))
                .statusCode(409)
                .body("code", equalTo("CONSENT_MISSING"));
        Api.act("lin", dispute, "/outcome", ORAL.formatted(""))
                .statusCode(409)
                .body("code", equalTo("CONSENT_MISSING"), "state", equalTo("ACCEPTED"))
                .body("allowedActions", hasItem("recordConsent"));
        Api.act("lin", dispute, late + "/consent", "{\"agrees\": true}").statusCode(201);
        Api.act("lin", dispute, "/sessions", MEDIATION.formatted("")).statusCode(201);
        Api.act("lin", dispute, "/outcome", ORAL.formatted("")).statusCode(201);
    }

    @Test
    void invariant2_article17_aRefusalEndsItAndNobodyOverridesIt() {
        var dispute = Given.assigned(Given.dispute());
        var party = "/parties/" + Given.parties(dispute).get(1);
        Api.act("lin", dispute, party + "/consent", "{\"agrees\": false, \"toldOfOtherRoutes\": true}")
                .statusCode(201)
                .body("status", equalTo("TERMINATED"));
        var yes = "{\"agrees\": true}";
        Api.act("lin", dispute, party + "/consent", yes).statusCode(409);
        Api.act("huang", dispute, party + "/consent", yes).statusCode(409);
        Api.act("he", dispute, party + "/consent", yes).statusCode(409);
        Api.act("huang", dispute, "/assignments", Given.assignment(Given.ANOTHER, ""))
                .statusCode(409);
        Api.act("huang", dispute, "/acceptance", "{\"committeeId\": \"" + Given.COMMUNITY_COMMITTEE + "\"}")
                .statusCode(409);
        Api.send("huang", "DELETE", dispute, party, null).statusCode(409);
        Api.act("lin", dispute, "/sessions", MEDIATION.formatted("")).statusCode(409);
        Api.act("lin", dispute, "/outcome", ORAL.formatted("")).statusCode(409).body("state", equalTo("TERMINATED"));
        Api.get("lin", dispute).body("parties[1].consented", equalTo(false));
        // Refused when it was reported: not accepted either.
        var refused = Api.post("lin", "/v1/disputes", Body.dispute(Given.GRID).with("/parties/1/consented", false))
                .extract()
                .header("Location");
        Api.act("huang", refused, "/acceptance", "{\"committeeId\": \"" + Given.COMMUNITY_COMMITTEE + "\"}")
                .statusCode(409)
                .body("code", equalTo("CONSENT_MISSING"));
    }

    @Test
    void invariant4_articles13And14_nobodyMediatesOutsideTheirEngagementOrInTheirOwnMatter() {
        var self = Given.resident("示例本人", "示范楼8栋801", "H-8");
        var dispute = Given.assigned(Given.dispute());
        Api.act(
                        "lin",
                        dispute,
                        "/sessions",
                        Body.of(MEDIATION.formatted("")).and("/heldAt", "2024-12-31T19:00:00+08:00"))
                .statusCode(409)
                .body("code", equalTo("NOT_ENGAGED"));
        Api.send("he", "PUT", "/v1/staff/" + Given.LINS_STAFF, "/resident", "{\"residentId\": \"" + self + "\"}")
                .statusCode(200);
        try {
            var own = Given.accepted(Given.disputeWith(self));
            var decided =
                    ", \"conflictDecision\": {\"accepted\": true, \"reason\": \"双方同意\", \"partiesInformed\": true}";
            Api.act("huang", own, "/assignments", Given.assignment(Given.LIN, decided))
                    .statusCode(409)
                    .body("code", equalTo("MEDIATOR_BARRED"))
                    .body("errors.code", contains("IS_PARTY"));
            Api.act(
                            "huang",
                            own,
                            "/assignments",
                            Given.assignment(Given.ANOTHER, decided + ", \"coMediatorIds\": [\"" + Given.LIN + "\"]"))
                    .statusCode(409)
                    .body("errors.pointer", contains("/coMediatorIds/0"));
            Api.act(
                            "lin",
                            Given.disputeWith(self),
                            "/settlement",
                            "{\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"content\": \"和解。\""
                                    + decided + "}")
                    .statusCode(409)
                    .body("code", equalTo("MEDIATOR_BARRED"));
            Api.get("huang", own).body("status", equalTo("ACCEPTED"));
        } finally {
            Api.send("he", "PUT", "/v1/staff/" + Given.LINS_STAFF, "/resident", "{}")
                    .statusCode(200);
        }
    }

    @Test
    void invariant8_articles8And9_aCommitteeHasThreeToNineMembersOneHeadAndAWoman() {
        var committee = "/v1/organizations/" + Given.COMMUNITY_COMMITTEE;
        var seat =
                "{\"staffId\": \"00000000-0000-7000-8002-0000000000%02d\", \"position\": \"%s\", \"termFrom\": \"2026-01-01\", \"termUntil\": \"%s\"}";
        var faulty = List.of(
                List.of(
                        "THREE_TO_NINE",
                        seat.formatted(1, "HEAD", "2028-12-31") + "," + seat.formatted(3, "MEMBER", "2028-12-31")),
                List.of(
                        "ONE_HEAD",
                        seat.formatted(1, "HEAD", "2028-12-31") + "," + seat.formatted(3, "HEAD", "2028-12-31") + ","
                                + seat.formatted(4, "MEMBER", "2028-12-31")),
                List.of(
                        "A_WOMAN",
                        seat.formatted(3, "HEAD", "2028-12-31") + "," + seat.formatted(6, "MEMBER", "2028-12-31") + ","
                                + seat.formatted(7, "MEMBER", "2028-12-31")),
                List.of(
                        "TERM_OF_THREE_YEARS",
                        seat.formatted(1, "HEAD", "2029-01-02") + "," + seat.formatted(3, "MEMBER", "2028-12-31") + ","
                                + seat.formatted(4, "MEMBER", "2028-12-31")));
        for (var fault : faulty)
            Api.send("liang", "PUT", committee, "/members", "{\"members\": [" + fault.get(1) + "]}")
                    .statusCode(422)
                    .body("errors.code", hasItem(fault.get(0)));
    }

    /** Whose guardian was there, or agreed, is said of nobody who has none. */
    @Test
    void onlyAPartyThatHasAGuardianIsAccompanied() {
        var dispute = Given.assigned(Given.dispute());
        var party = "/parties/" + Given.parties(dispute).get(1);
        var session = MEDIATION.formatted(", \"attendance\": [{\"partyId\": \"" + party.substring(9)
                + "\", \"presence\": \"PRESENT\", \"guardianPresent\": true}]");
        var outcome = ORAL.formatted(", \"guardiansPresent\": [2]");
        var extension =
                "{\"days\": 5, \"reason\": \"还需走访。\", \"consents\": [{\"party\": 1}, {\"party\": 2, \"guardianName\": \"示例父亲\"}]}";
        refused(dispute, "lin", "/sessions", session, "/attendance/0/guardianPresent");
        refused(dispute, "lin", "/outcome", outcome, "/agreement/guardiansPresent");
        refused(dispute, "huang", "/extensions", extension, "/consents/1/guardianName");
        refused(
                Given.dispute(),
                "lin",
                "/settlement",
                "{" + Given.RIGHTS + ", \"content\": \"和解。\", \"guardiansPresent\": [1]}",
                "/guardiansPresent");
        Api.act("lin", dispute, party + "/representatives", "{\"kind\": \"GUARDIAN\", \"name\": \"示例父亲\"}")
                .statusCode(201);
        Api.act("huang", dispute, "/extensions", extension).statusCode(201);
        Api.act("lin", dispute, "/sessions", session).statusCode(201);
        Api.act("lin", dispute, "/outcome", outcome).statusCode(201).body("guardiansPresent", equalTo(List.of(2)));
    }

    @Test
    void nobodyIsTheirOwnGuardian() {
        var own = "\"guardianName\": \"示例 乙\"";
        Api.post("lin", "/v1/disputes", Body.dispute(Given.GRID).and("/parties/1/guardianName", "示例 乙"))
                .statusCode(422)
                .body("errors.code", contains("NO_GUARDIAN"));
        var dispute = Given.assigned(Given.dispute());
        var party = "/parties/" + Given.parties(dispute).get(1);
        refused(dispute, "lin", party + "/consent", "{\"agrees\": true, " + own + "}", "/guardianName");
        refused(dispute, "lin", party + "/representatives", "{\"kind\": \"GUARDIAN\", \"name\": \"示例乙\"}", "/name");
        Api.act("lin", dispute, party + "/representatives", "{\"kind\": \"GUARDIAN\", \"name\": \"示例父亲\"}")
                .statusCode(201);
        Api.act("huang", dispute, "/extensions", """
                        {"days": 5, "reason": "等候。", "consents": [{"party": 1}, {"party": 2, %s}]}""".formatted(own))
                .statusCode(422)
                .body("errors.code", contains("NO_GUARDIAN"));
    }

    private static void refused(String dispute, String account, String action, String body, String pointer) {
        Api.act(account, dispute, action, body)
                .statusCode(422)
                .body("errors.code", contains("NO_GUARDIAN"), "errors.pointer", contains(pointer));
    }

    /** Nor is an organization born, or without full capacity. */
    @Test
    void anOrganizationHasNoGuardian() {
        var form =
                Body.dispute(Given.GRID).with("/parties/1/kind", "ORGANIZATION").with("/parties/1/name", "示例公司");
        Api.post(
                        "lin",
                        "/v1/disputes",
                        form.and("/parties/1/birthDate", "2014-05-05").and("/parties/1/guardianName", "示例父亲"))
                .statusCode(422)
                .body("errors.code", contains("NOT_A_PERSON", "NOT_A_PERSON"))
                .body("errors.pointer", contains("/parties/1/birthDate", "/parties/1/guardianName"));
        var dispute =
                Api.post("lin", "/v1/disputes", form).statusCode(201).extract().header("Location");
        var party = "/parties/" + Given.parties(dispute).get(1);
        Api.act("lin", dispute, party + "/consent", "{\"agrees\": true, \"guardianName\": \"示例父亲\"}")
                .statusCode(422)
                .body("errors.code", contains("NOT_A_PERSON"));
        Api.send("lin", "PUT", dispute, party, "{\"role\": \"RESPONDENT\", \"birthDate\": \"2014-05-05\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/birthDate"));
    }

    @Test
    void invariant10_underFourteenTheGuardianConsentsAndUnderEighteenIsThere() {
        var alone = Body.dispute(Given.GRID).and("/parties/1/birthDate", "2014-05-05");
        Api.post("lin", "/v1/disputes", alone).statusCode(422).body("errors[0].code", equalTo("GUARDIAN_NEEDED"));
        var dispute = Given.assigned(Given.disputeWithChild());
        var child = Given.parties(dispute).get(1);
        var attends = ", \"attendance\": [{\"partyId\": \"" + child + "\", \"presence\": \"PRESENT\"%s}]";
        for (var unaccompanied : List.of("", attends.formatted(""), attends.formatted(", \"guardianPresent\": false")))
            Api.act("lin", dispute, "/sessions", MEDIATION.formatted(unaccompanied))
                    .statusCode(422)
                    .body("errors.code", contains("GUARDIAN_NOT_PRESENT"));
        Api.act("lin", dispute, "/sessions", MEDIATION.formatted(attends.formatted(", \"guardianPresent\": true")))
                .statusCode(201);
        Api.act("lin", dispute, "/sessions", SessionsTest.INSPECTION).statusCode(201);
        Api.act("lin", dispute, "/outcome", ORAL.formatted(""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/agreement/guardiansPresent"));
        Api.act("lin", dispute, "/outcome", ORAL.formatted(", \"guardiansPresent\": [2]"))
                .statusCode(201);
        var settlement =
                "{\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"content\": \"和解。\"%s}";
        var spot = Given.disputeWithChild();
        Api.act("lin", spot, "/settlement", settlement.formatted(", \"guardiansPresent\": [1]"))
                .statusCode(422)
                .body("errors.code", contains("NO_GUARDIAN", "GUARDIAN_NOT_PRESENT"));
        Api.act("lin", spot, "/settlement", settlement.formatted(", \"guardiansPresent\": [2]"))
                .statusCode(201);
        Api.get("lin", "/v1/outcomes/" + Api.get("lin", spot).extract().path("outcomeId"))
                .body("guardiansPresent", equalTo(List.of(2)));
        assertThat(Given.steps(spot))
                .endsWith(
                        "ACCEPTED",
                        "ASSIGNED",
                        "NOTICE_GIVEN",
                        "NOTICE_GIVEN",
                        "OUTCOME_RECORDED",
                        "AGREEMENT_EFFECTIVE");
    }
}
