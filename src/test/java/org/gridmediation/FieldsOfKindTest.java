package org.gridmediation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** What does not belong to the kind of a thing is refused, and not lost. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class FieldsOfKindTest {
    private static void refused(ValidatableResponse answer, String code, String... pointers) {
        answer.statusCode(422).body("errors.pointer", contains(pointers));
        answer.body(
                "errors.code", equalTo(List.of(pointers).stream().map(p -> code).toList()));
    }

    private static ValidatableResponse ended(String dispute, String more) {
        return Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "和解。", %s%s""".formatted(Given.RIGHTS, more));
    }

    @Test
    void anAgreementHasNoReasonOfAnEnd() {
        refused(
                ended(
                        Given.assigned(Given.dispute()),
                        "}, \"reason\": \"OTHER\", \"toldOfOtherRoutes\": true, \"told\": {\"routes\": [\"COURT\"]}}"),
                "NOT_APPLICABLE",
                "/reason",
                "/told",
                "/toldOfOtherRoutes");
    }

    @Test
    void anOralAgreementIsNotSigned() {
        var dispute = Given.assigned(Given.dispute());
        refused(
                ended(dispute, """
                        , "toBeSigned": true, "marks": [{"partyId": "%1$s", "kind": "SIGNATURE", "at": "%2$s"}],
                        "mediatorSignedAt": "%2$s", "sealedAt": "%2$s"}}""".formatted(Given.parties(dispute).get(0), Days.now())),
                "ORAL_NOT_SIGNED",
                "/agreement/toBeSigned",
                "/agreement/marks",
                "/agreement/mediatorSignedAt",
                "/agreement/sealedAt");
    }

    @Test
    void aCourtRulesAndThePartiesAgree() {
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        var aside =
                "{\"settingAside\": {\"ground\": \"%s\", \"reason\": \"另议。\", \"rulingNumber\": \"1\", \"agreedBy\": [1, 2]}, \"told\": {\"routes\": [\"COURT\"]}}";
        refused(
                Api.act("huang", outcome, "/setting-aside", aside.formatted("VOID_BY_COURT")),
                "NOT_APPLICABLE",
                "/settingAside/agreedBy");
        refused(
                Api.act("huang", outcome, "/setting-aside", aside.formatted("PARTIES_AGREED")),
                "NOT_APPLICABLE",
                "/settingAside/rulingNumber");
    }

    @Test
    void aReasonIsOfAnAbsenceAndAGuardianComesWithTheParty() {
        var dispute = Given.assigned(Given.disputeWithChild());
        var parties = Given.parties(dispute);
        refused(
                Api.act("lin", dispute, "/sessions", """
                        {"kind": "REMEDY", "record": "看现场。", %s, "attendance": [
                         {"partyId": "%s", "presence": "PRESENT", "reason": "出差"},
                         {"partyId": "%s", "presence": "ABSENT", "reason": "上学", "guardianPresent": true}]}""".formatted(Given.RIGHTS, parties.get(0), parties.get(1))),
                "NOT_APPLICABLE",
                "/attendance/0/reason",
                "/attendance/1/guardianPresent");
    }

    @Test
    void aResidentsBirthDateIsTheRegistersAndAGuardianIsNamedWithTheConsent() {
        var resident = Given.resident("示例居民", "示范路1号", "F-1");
        refused(
                Api.post(
                        "lin",
                        "/v1/disputes",
                        Body.dispute(Given.GRID)
                                .resident(1, resident)
                                .without("/parties/1/consented")
                                .and("/parties/1/birthDate", "1980-01-01")
                                .and("/parties/1/guardianName", "示例父亲")),
                "NOT_APPLICABLE",
                "/parties/1/birthDate",
                "/parties/1/guardianName");
    }

    /** Also that of a party who need not give one. */
    @Test
    void everyConsentAtTheReopeningIsKept() {
        var dispute = Given.assigned(Given.dispute());
        var parties = Given.parties(dispute);
        Api.act(
                        "lin",
                        dispute,
                        "/parties/" + parties.get(1) + "/consent",
                        "{\"agrees\": false, \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        var reopening = "{\"reason\": \"再调解。\", \"consents\": [{\"partyId\": \"%s\"}, {\"partyId\": \"%s\"}]}";
        refused(
                Api.act("huang", dispute, "/reopening", reopening.formatted(parties.get(1), Given.LIN)),
                "PARTY_UNKNOWN",
                "/consents/1/partyId");
        refused(
                Api.act("huang", dispute, "/reopening", reopening.formatted(parties.get(1), parties.get(1))),
                "PARTY_TWICE",
                "/consents/1/partyId");
        Api.act("huang", dispute, "/reopening", reopening.formatted(parties.get(1), parties.get(0)))
                .statusCode(201);
        Api.get("lin", dispute + "/parties/" + parties.get(0)).body("answers.agrees", contains(true, true));
    }

    @Test
    void whatWasTakenBackHasNoRuling() {
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        Api.act("lin", outcome, "/confirmation", """
                {"court": "示例区人民法院", "filedOn": "2026-04-02", "applicants": [1, 2]}""").statusCode(201);
        var result = "{\"result\": \"WITHDRAWN\", \"decidedOn\": \"2026-04-03\"%s}";
        refused(
                Api.act("lin", outcome, "/confirmation/result", result.formatted(", \"rulingNumber\": \"1\"")),
                "NOT_APPLICABLE",
                "/rulingNumber");
        Api.act("lin", outcome, "/confirmation/result", result.formatted("")).statusCode(201);
    }

    @Test
    void aLicenceIsALawyersOrALegalServiceWorkers() {
        var dispute = Given.accepted(Given.dispute());
        var representatives = "/parties/" + Given.parties(dispute).get(0) + "/representatives";
        refused(Api.act("huang", dispute, representatives, """
                        {"kind": "AGENT", "name": "示例表姐", "profession": "CLOSE_RELATIVE", "licence": "1", "powers": ["ATTEND_AND_SIGN"]}"""), "NOT_APPLICABLE", "/licence");
        refused(Api.act("huang", dispute, representatives, """
                        {"kind": "GUARDIAN", "name": "示例表姐", "licence": "1"}"""), "NOT_APPLICABLE", "/licence");
    }
}
