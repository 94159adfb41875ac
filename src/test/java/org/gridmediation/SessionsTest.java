package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What mediators held and looked into, with whom, and what nobody disputes. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class SessionsTest {
    static final String INSPECTION =
            "{\"kind\": \"SITE_INSPECTION\", \"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"record\": \"现场查看。\"}";

    private static ValidatableResponse hold(String dispute, String more) {
        return Api.act("lin", dispute, "/sessions", """
                {"kind": "MEDIATION", "rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "record": "双方各自陈述。"%s}""".formatted(more));
    }

    @Test
    void aSessionSaysWhereWithWhomAndWhatCameOfIt() {
        var dispute = Given.assigned(Given.dispute());
        hold(dispute, """
                , "placeKind": "ONLINE", "link": "https://meeting.example.org/123", "recorder": "示例记录员",
                "result": "ADJOURNED", "participants": [{"kind": "LEGAL_ADVISER", "name": "示例律师"}, {"kind": "NEIGHBOUR", "name": "示例邻居"},
                {"kind": "RULE_OF_LAW_INSTRUCTOR", "staffId": "%s"}]""".formatted(Given.LINS_STAFF)).statusCode(201);
        Api.get("he", dispute + "/sessions")
                .body("[0].placeKind", equalTo("ONLINE"))
                .body("[0].result", equalTo("ADJOURNED"))
                .body("[0].participants.name", contains("示例律师", "示**", "林示例"));
    }

    @Test
    void whatDoesNotFitTogetherIsRefusedAllAtOnce() {
        var dispute = Given.assigned(Given.dispute());
        var parties = Given.parties(dispute);
        hold(dispute, """
                , "endedAt": "2026-03-18T18:00:00+08:00", "placeKind": "GRID", "link": "https://meeting.example.org/123", "attendance": [
                {"partyId": "%s", "presence": "ABSENT"}, {"partyId": "%s", "presence": "PRESENT"},
                {"partyId": "01900000-0000-7000-8000-000000000000", "presence": "REPRESENTED"}]""".formatted(parties.get(0), parties.get(0)))
                .statusCode(422)
                .body(
                        "errors.code",
                        hasItems(
                                "LINK_OF_ONLINE",
                                "BEFORE_ITS_START",
                                "ABSENCE_UNEXPLAINED",
                                "PARTY_TWICE",
                                "PARTY_UNKNOWN",
                                "REPRESENTATIVE_UNFIT"));
        hold(dispute, ", \"placeKind\": \"ONLINE\", \"link\": \"http://meeting.example.org\"")
                .statusCode(400);
        hold(dispute, ", \"participants\": [{\"kind\": \"EXPERT\"}]")
                .statusCode(422)
                .body("errors[0].code", equalTo("PARTICIPANT_NAME_OR_STAFF"));
    }

    /** Nobody agrees with who was not there, or hears them. */
    @Test
    void whoWasAbsentAgreedToNothingAndStatedNothing() {
        var dispute = Given.assigned(Given.dispute());
        var parties = Given.parties(dispute);
        var absent = "{\"partyId\": \"%s\", \"presence\": \"ABSENT\", \"reason\": \"未接电话。\"}".formatted(parties.get(1));
        for (var result : List.of("AGREED", "PARTLY_AGREED"))
            hold(dispute, ", \"result\": \"" + result + "\", \"attendance\": [" + absent + "]")
                    .statusCode(422)
                    .body("errors.code", contains("SIDE_ABSENT"))
                    .body("errors.pointer", contains("/result"));
        var stated = ", \"statements\": [{\"partyId\": \"%s\", \"text\": \"同意。\"}], \"attendance\": [%s]";
        hold(dispute, stated.formatted(parties.get(1), absent))
                .statusCode(422)
                .body("errors.code", contains("PARTY_ABSENT"))
                .body("errors.pointer", contains("/statements/0/partyId"));
        hold(dispute, ", \"undisputedFacts\": [\"灯亮。\"], \"attendance\": [" + absent + "]")
                .statusCode(422)
                .body("errors.code", contains("SIDE_ABSENT"))
                .body("errors.pointer", contains("/undisputedFacts"));
        hold(dispute, ", \"result\": \"NOT_AGREED\"" + stated.formatted(parties.get(0), absent))
                .statusCode(201);
    }

    /** Nobody is mediated where nobody is; a place is looked at without anybody. */
    @Test
    void whereNoPartyWasNobodyWasMediatedOrHeard() {
        var dispute = Given.assigned(
                Api.post("lin", "/v1/disputes", Body.dispute(Given.GRID).with("/urgency", "URGENT"))
                        .statusCode(201)
                        .extract()
                        .header("Location"));
        var absent = "{\"partyId\": \"%s\", \"presence\": \"ABSENT\", \"reason\": \"未到\"}";
        var parties = Given.parties(dispute);
        var session = "{\"kind\": \"%s\", \"record\": \"等候。\", \"attendance\": [" + absent.formatted(parties.get(0))
                + ", " + absent.formatted(parties.get(1)) + "]}";
        for (var kind : List.of("MEDIATION", "STATEMENTS"))
            Api.act("lin", dispute, "/sessions", session.formatted(kind))
                    .statusCode(422)
                    .body("errors.pointer", contains("/attendance"))
                    .body("errors.code", contains("NOBODY_PRESENT"));
        Api.get("lin", dispute).body("status", equalTo("ACCEPTED"));
        Api.get("lin", dispute + "/deadlines").body("find { it.kind == 'URGENT_DISPOSAL' }.state", equalTo("RUNNING"));
        for (var kind : List.of("SITE_INSPECTION", "REMEDY"))
            Api.act("lin", dispute, "/sessions", session.formatted(kind)).statusCode(201);
    }

    /** What is said to those who come is a notice to them, and to nobody else. */
    @Test
    void whoWasAbsentWasNotToldThereOfTheirRights() throws IOException {
        var dispute = Given.assigned(Given.dispute());
        var parties = Given.parties(dispute);
        var attendance = ", \"attendance\": [{\"partyId\": \"%s\", \"presence\": \"ABSENT\", \"reason\": \"未接电话。\"}]"
                .formatted(parties.get(1));
        hold(dispute, attendance).statusCode(201);
        Api.get("he", dispute + "/parties/" + parties.get(0)).body("notices", hasSize(1));
        Api.get("he", dispute + "/parties/" + parties.get(1)).body("notices", empty());
        assertThat(PapersTest.text(dispute, "/documents/RIGHTS_NOTICE"))
                .contains("告知申请人示例甲，其已确认知悉")
                .doesNotContain("告知被申请人示例乙");
        Api.get("huang", dispute + "/documents")
                .body("documents.find { it.kind == 'RIGHTS_NOTICE' }.lack", equalTo("RIGHTS_NOT_TOLD"));
        // Who comes is told before, and so is who agrees.
        var again = "{\"kind\": \"MEDIATION\", \"record\": \"再次调解。\"%s}";
        Api.act("lin", dispute, "/sessions", again.formatted(attendance)).statusCode(201);
        untold(Api.act("lin", dispute, "/sessions", again.formatted("")), "");
        untold(Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "换灯。"}}"""), "/agreement");
        // By another way everybody is told who has not been.
        var called = Given.assigned(Given.dispute());
        var absent = Given.parties(called).get(1);
        Api.act("lin", called, "/sessions", Body.of("""
                        {"kind": "MEDIATION", "record": "调解。", "rightsNotice": {"version": "2026-1", "method": "PHONE", "acknowledged": true}%s}""".formatted(attendance)).with("/attendance/0/partyId", absent))
                .statusCode(201);
        Api.get("he", called + "/parties/" + absent).body("notices", hasSize(1));
    }

    private static void untold(ValidatableResponse refused, String place) {
        refused.statusCode(422)
                .body("errors.pointer", contains(place + "/rightsNotice"))
                .body("errors.code", contains("RIGHTS_NOT_TOLD"));
    }

    @Test
    void onlyAnAgentWhoMayAttendRepresentsAParty() {
        var dispute = Given.assigned(Given.dispute());
        var party = Given.parties(dispute).get(1);
        var agent = """
                {"kind": "AGENT", "name": "%s", "profession": "CLOSE_RELATIVE", "powers": ["%s"], "validFrom": "2026-03-01", "validUntil": "%s"}""";
        var attends = ", \"attendance\": [{\"partyId\": \"" + party
                + "\", \"presence\": \"REPRESENTED\", \"representativeId\": \"%s\"}]";
        for (var unfit : new String[] {
            agent.formatted("示例代理甲", "EVIDENCE", "2026-12-31"),
            agent.formatted("示例代理乙", "ATTEND_AND_SIGN", "2026-03-17")
        })
            hold(dispute, attends.formatted(represented(dispute, party, unfit)))
                    .statusCode(422)
                    .body("errors[0].code", equalTo("REPRESENTATIVE_UNFIT"));
        var fit = represented(dispute, party, agent.formatted("示例代理丙", "ATTEND_AND_SIGN", "2026-12-31"));
        hold(dispute, attends.formatted(fit)).statusCode(201);
        Api.get("he", dispute + "/parties/" + party)
                .body("attendance.presence", contains("REPRESENTED"))
                .body("attendance.representativeId", contains(fit));
        // From the minute at which the power ends.
        Api.send("lin", "DELETE", dispute, "/parties/" + party + "/representatives/" + fit, null)
                .statusCode(200);
        hold(dispute, attends.formatted(fit)).statusCode(422).body("errors[0].code", equalTo("REPRESENTATIVE_UNFIT"));
    }

    /** Who was a child's guardian is nobody's once the child has come of age; a ward's stays. */
    @Test
    void whoHasComeOfAgeIsNotRepresentedByTheGuardianOfBefore() {
        var dispute = Given.assigned(MovableClock.at("2026-03-01T10:00:00", () -> Api.post(
                        "lin",
                        "/v1/disputes",
                        Body.dispute(Given.GRID)
                                .and("/parties/1/birthDate", "2008-03-10")
                                .and("/parties/1/guardianName", "示例母亲"))
                .statusCode(201)
                .extract()
                .header("Location")));
        var party = Given.parties(dispute).get(1);
        var guardian = "{\"kind\": \"GUARDIAN\", \"name\": \"%s\", \"validFrom\": \"%s\"}";
        var attends = ", \"attendance\": [{\"partyId\": \"" + party
                + "\", \"presence\": \"REPRESENTED\", \"representativeId\": \"%s\"}]";
        var ofChild = represented(dispute, party, guardian.formatted("示例母亲", "2026-03-01"));
        hold(dispute, attends.formatted(ofChild)).statusCode(422).body("errors.code", contains("REPRESENTATIVE_UNFIT"));
        var ofWard = represented(dispute, party, guardian.formatted("示例父亲", "2026-03-12"));
        hold(dispute, attends.formatted(ofWard) + ", \"undisputedFacts\": [\"灯光直射。\"]")
                .statusCode(201);
        var fact = Api.get("lin", dispute + "/facts").extract().<String>path("[0].id");
        var mark = "{\"kind\": \"SIGNATURE\", \"representativeId\": \"%s\"}";
        Api.act("lin", dispute, "/facts/" + fact + "/marks/" + party, mark.formatted(ofChild))
                .statusCode(422)
                .body("errors.code", contains("REPRESENTATIVE_UNFIT"));
        Api.act("lin", dispute, "/facts/" + fact + "/marks/" + party, mark.formatted(ofWard))
                .statusCode(201);
    }

    private static String represented(String dispute, String party, String form) {
        return Api.act("lin", dispute, "/parties/" + party + "/representatives", form)
                .statusCode(201)
                .extract()
                .path("representatives[-1].id");
    }

    @Test
    void whatNobodyDisputesIsSignedByEachParty() {
        var dispute = Given.assigned(Given.dispute());
        var parties = Given.parties(dispute);
        hold(dispute, ", \"undisputedFacts\": [\"浴室灯于二十二时后仍开启。\", \"双方住对楼。\"]").statusCode(201);
        hold(dispute, ", \"undisputedFacts\": [\"灯已更换。\"]").statusCode(201);
        var facts = Api.get("he", dispute + "/facts")
                .body("number", contains(1, 2, 3))
                .extract()
                .<java.util.List<String>>path("id");
        var mark = "/facts/" + facts.get(0) + "/marks/";
        var form = "{\"kind\": \"FINGERPRINT\"}";
        Api.act("lin", dispute, mark + parties.get(0), form).statusCode(201).body("signedByAll", equalTo(false));
        Api.act("lin", dispute, mark + parties.get(0), form)
                .statusCode(409)
                .body("code", equalTo("FACT_MARKED"))
                .body("existing", equalTo(dispute + "/facts"));
        Api.act("huang", dispute, mark + parties.get(1), form).statusCode(403);
        // Unlike concessions, it may be used when mediation fails.
        Api.act(
                        "lin",
                        dispute,
                        "/outcome",
                        "{\"kind\": \"FAILED\", \"reason\": \"LARGE_DIFFERENCES\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        Api.act("lin", dispute, mark + parties.get(1), form).statusCode(201).body("signedByAll", equalTo(true));
        assertThat(Given.steps(dispute)).endsWith("FACT_SIGNED", "OUTCOME_RECORDED", "FACT_SIGNED");
    }

    @Test
    void anInvestigationNeedsNoConsentAndMasksWhoWasAsked() {
        var dispute = Api.post(
                        "lin",
                        "/v1/disputes",
                        Body.dispute(Given.GRID).without("/parties/0/consented").without("/parties/1/consented"))
                .statusCode(201)
                .extract()
                .header("Location");
        var form = """
                {"place": "示范楼2栋", "askedName": "示例见证", "askedAs": "同楼邻居", "record": "证实灯整夜开启。"}""";
        Api.act("lin", dispute, "/investigations", form)
                .statusCode(201)
                .body("askedName", equalTo("示**"))
                .body("investigator", equalTo("林示例"));
        var party = Given.parties(dispute).get(0);
        Api.act("lin", dispute, "/investigations", Body.of(form).and("/askedPartyId", party))
                .statusCode(422)
                .body("errors[0].code", equalTo("ASKED_PARTY_OR_NAME"));
        Api.act(
                        "lin",
                        dispute,
                        "/investigations",
                        Body.of(form).without("/askedName").and("/askedPartyId", party))
                .statusCode(201)
                .body("number", equalTo(2))
                .body("askedName", equalTo("示**"));
        Api.get("he", dispute + "/investigations").body("$", hasSize(2));
        Api.act("chen", dispute, "/investigations", form).statusCode(409).body("code", equalTo("NOT_THE_HOLDER"));
        Api.get("resident", dispute + "/investigations").statusCode(403);
        Api.get("mai", dispute + "/investigations").statusCode(404);
    }

    /** A mark stands on the session's record, which names who was a party when it was written. */
    @Test
    void whoJoinedLaterMarksNothingOfASessionBefore() {
        var dispute = Given.assigned(Given.dispute());
        var session = "{\"kind\": \"COORDINATION\", \"record\": \"协商。\", \"undisputedFacts\": [\"灯亮。\"], "
                + Given.RIGHTS + "}";
        Api.act("lin", dispute, "/sessions", session).statusCode(201);
        Api.act("huang", dispute, "/parties", """
                {"role": "RESPONDENT", "kind": "PERSON", "name": "%s", "consented": true}""".formatted(Api.word())).statusCode(201);
        Api.act("lin", dispute, "/sessions", session).statusCode(201);
        var parties = Given.parties(dispute);
        var facts = Api.get("lin", dispute + "/facts").extract().<List<String>>path("id");
        mark(dispute, facts.get(0), parties.get(2))
                .statusCode(422)
                .body("errors.parameter", contains("partyId"))
                .body("errors.code", contains("PARTY_CAME_LATER"));
        mark(dispute, facts.get(0), parties.get(0)).statusCode(201).body("signedByAll", equalTo(false));
        mark(dispute, facts.get(0), parties.get(1)).statusCode(201).body("signedByAll", equalTo(true));
        for (var party : parties)
            mark(dispute, facts.get(1), party)
                    .statusCode(201)
                    .body("signedByAll", equalTo(party.equals(parties.get(2))));
    }

    private static ValidatableResponse mark(String dispute, String fact, String party) {
        return Api.act("lin", dispute, "/facts/" + fact + "/marks/" + party, "{\"kind\": \"SIGNATURE\"}");
    }
}
