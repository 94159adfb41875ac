package org.gridmediation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.gridmediation.http.Days;
import org.gridmediation.resident.IdentityDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 人民调解法 art. 2, 3, 29: a dispute has two sides, and nobody is mediated with themselves. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class SidesTest {
    private static final String APPLICANT =
            "{\"role\": \"APPLICANT\", \"kind\": \"PERSON\", \"name\": \"孤例\", \"consented\": true}";
    private static final String NUMBER = number("44010319900307123");

    /** The same in another role. */
    private static Body alike(String role) {
        return Body.of(APPLICANT).with("/role", role);
    }

    private static String number(String seventeen) {
        return seventeen + IdentityDocument.checkDigit(seventeen);
    }

    private static Body dispute(String parties) {
        return Body.dispute(Given.GRID).with("/parties", Body.of("[" + parties + "]"));
    }

    private static String created(Body dispute) {
        return Api.post("lin", "/v1/disputes", dispute)
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static ValidatableResponse settled(String parties) {
        return Api.post("lin", "/v1/disputes", dispute(parties).and("/settlement", Body.settlement()));
    }

    /** Two entries of one person on one side would be counted as two parties. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'phone': '19900000041' | 'phone': '+86 199 0000 0041'",
                "'birthDate': '1990-03-08' | 'birthDate': '1990-03-08'",
                "'particulars': {'document': {'type': 'PASSPORT', 'number': 'E1234568'}} | 'particulars': {'document': {'type': 'PASSPORT', 'number': 'e1234568'}}",
            })
    void nobodyIsNamedTwiceOnOneSide(String one, String other) {
        var party = "{\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"%s\", \"consented\": true, %s}";
        var first = party.formatted("示例重名", one.replace('\'', '"'));
        var second = party.formatted("示例 重名", other.replace('\'', '"'));
        settled(APPLICANT + ", " + first + ", " + second)
                .statusCode(422)
                .body("errors.pointer", contains("/parties/2"))
                .body("errors.code", contains("PARTY_TWICE"));
        var dispute = created(dispute(APPLICANT + ", " + first));
        Api.act("lin", dispute, "/parties", second).statusCode(422).body("errors.code", contains("PARTY_TWICE"));
    }

    @Test
    void nobodyIsAPartyAndAThirdParty() {
        var party =
                "{\"role\": \"%s\", \"kind\": \"PERSON\", \"name\": \"示例重名\", \"phone\": \"19900000042\", \"consented\": true}";
        var respondent = party.formatted("RESPONDENT");
        var third = party.formatted("THIRD_PARTY");
        Api.post("lin", "/v1/disputes", dispute(APPLICANT + ", " + third + ", " + respondent))
                .statusCode(422)
                .body("errors.pointer", contains("/parties/2"))
                .body("errors.code", contains("PARTY_TWICE"));
        var dispute = created(dispute(APPLICANT + ", " + respondent));
        Api.act("lin", dispute, "/parties", third).statusCode(422).body("errors.code", contains("PARTY_TWICE"));
    }

    @Test
    void nobodyHasADisputeBeforeTheyAreBorn() {
        var party = "{\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"示例幼儿\", \"birthDate\": \"%s\"}";
        var reported = Days.now().minus(Duration.ofHours(50));
        var day = Days.of(reported);
        var later = party.formatted(day.plusDays(1));
        var form = dispute(APPLICANT + ", " + later).and("/reportedAt", reported);
        unborn(Api.post("lin", "/v1/disputes", form), "/parties/1/birthDate");
        var dispute = created(form.with("/parties/1/birthDate", day));
        unborn(Api.act("lin", dispute, "/parties", Body.of(later).with("/name", "示例婴儿")), "/birthDate");
        unborn(
                Api.send(
                        "lin",
                        "PUT",
                        dispute,
                        "/parties/" + Given.parties(dispute).get(1),
                        "{\"role\": \"RESPONDENT\", \"birthDate\": \"" + day.plusDays(1) + "\"}"),
                "/birthDate");
    }

    private static void unborn(ValidatableResponse refused, String pointer) {
        refused.statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains("BORN_AFTER_REPORT"));
    }

    @Test
    void aMinorIsNobodysGuardian() {
        var child =
                "{\"role\": \"APPLICANT\", \"kind\": \"PERSON\", \"name\": \"%s\", \"birthDate\": \"%s\", \"consented\": true, \"guardianName\": \"%s\"}";
        var respondent = "{\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"示例邻\", \"consented\": true}";
        var one = child.formatted("示例小明", "2015-01-01", "示例小红");
        Api.post(
                        "lin",
                        "/v1/disputes",
                        dispute(one + ", " + child.formatted("示例小红", "2016-01-01", "示例母") + ", " + respondent))
                .statusCode(422)
                .body("errors.code", contains("GUARDIAN_IS_MINOR"));
        var dispute = created(dispute(child.formatted("示例小红", "2016-01-01", "示例母") + ", " + respondent));
        Api.act("lin", dispute, "/parties", one)
                .statusCode(422)
                .body("errors.pointer", contains("/guardianName"))
                .body("errors.code", contains("GUARDIAN_IS_MINOR"));
        var other = Given.parties(dispute).get(1);
        Api.act("lin", dispute, "/parties/" + other + "/representatives", """
                        {"kind": "GUARDIAN", "name": "示例小红"}""")
                .statusCode(422)
                .body("errors.code", contains("GUARDIAN_IS_MINOR"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'phone': '19900000031' | 'phone': '19900000031'",
                "'phone': '19900000031' | 'phone': '+86 199 0000 0031'",
                "'birthDate': '1990-03-07' | 'birthDate': '1990-03-07'",
                "'birthDate': '1990-03-07', 'phone': '19900000031' | 'birthDate': '1990-03-07', 'phone': '19900000034'",
                "'particulars': {'document': {'type': 'PASSPORT', 'number': 'E1234567'}} | 'particulars': {'document': {'type': 'PASSPORT', 'number': 'e1234567'}}",
            })
    void thePersonWhoStandsOnBothSidesIsOneParty(String one, String other) {
        var party = "{\"role\": \"%s\", \"kind\": \"PERSON\", \"name\": \"%s\", \"consented\": true, %s}";
        settled(party.formatted("APPLICANT", "示例同人", one.replace('\'', '"')) + ", "
                        + party.formatted("RESPONDENT", "示例 同\uFE0F人", other.replace('\'', '"')))
                .statusCode(422)
                .body("code", equalTo("OPPONENT_MISSING"));
    }

    /** A further opponent does not make somebody another than themselves. */
    @Test
    void whoStandsOnBothSidesAmongSeveralIsRefusedTooUntilPutRight() {
        var same =
                "{\"role\": \"%s\", \"kind\": \"PERSON\", \"name\": \"示例两边\", \"phone\": \"19900000041\", \"consented\": true}";
        for (var side : List.of("APPLICANT", "RESPONDENT"))
            settled(same.formatted("APPLICANT") + ", " + same.formatted("RESPONDENT") + ", " + alike(side))
                    .statusCode(422)
                    .body("code", equalTo("OPPONENT_MISSING"));
        var dispute = Api.post("lin", "/v1/disputes", dispute(same.formatted("APPLICANT") + ", " + alike("RESPONDENT")))
                .statusCode(201)
                .extract()
                .header("Location");
        Given.assigned(dispute);
        Api.act("lin", dispute, "/parties", same.formatted("RESPONDENT")).statusCode(201);
        refused(dispute, "/outcome", "recordOutcome", """
                {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "和解。", %s}}""".formatted(Given.RIGHTS));
        var mistaken = "/parties/" + Given.parties(dispute).get(2);
        Api.send("lin", "PUT", dispute, mistaken, "{\"role\": \"RESPONDENT\", \"name\": \"示例另人\"}")
                .statusCode(200)
                .body("code", nullValue());
        Api.act("lin", dispute, mistaken + "/consent", "{\"agrees\": true}").statusCode(201);
        Api.get("lin", dispute).body("allowedActions", hasItem("recordOutcome"));
    }

    @Test
    void aResidentAndThePersonWithTheSameDocumentAreOneAndNamesakesAreTwo() {
        var resident = Api.post("lin", "/v1/residents", """
                        {"area": "%s", "name": "示例居民甲", "document": {"type": "RESIDENT_ID", "number": "%s"}, "address": "示范楼9栋", "phones": ["19900000032"]}""".formatted(Given.GRID, NUMBER))
                .statusCode(201)
                .extract()
                .<String>path("id");
        var registered = "{\"role\": \"APPLICANT\", \"kind\": \"RESIDENT\", \"residentId\": \"" + resident
                + "\", \"consented\": true}, ";
        var person = "{\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"示例居民甲\", \"consented\": true%s}";
        for (var same : List.of(
                ", \"particulars\": {\"document\": {\"type\": \"RESIDENT_ID\", \"number\": \"" + NUMBER + "\"}}",
                ", \"phone\": \"19900000032\"",
                ", \"birthDate\": \"1990-03-07\""))
            settled(registered + person.formatted(same)).statusCode(422).body("code", equalTo("OPPONENT_MISSING"));
        settled(registered + person.formatted(", \"phone\": \"19900000033\"")).statusCode(201);
        settled(
                        registered
                                + person.formatted(
                                        ", \"birthDate\": \"1990-03-07\", \"particulars\": {\"document\": {\"type\": \"PASSPORT\", \"number\": \"E1234568\"}}"))
                .statusCode(201);
    }

    /** A vowel of Tibetan is a mark on a letter, and makes another name. */
    @Test
    void whatIsReadMakesAnotherNameAndWhatIsNotSeenMakesNone() {
        var party =
                "{\"role\": \"%s\", \"kind\": \"PERSON\", \"name\": \"%s\", \"phone\": \"19900000039\", \"consented\": true}";
        for (var other : List.of("\u0f51\u0f72", "\u0f51\u0f74"))
            settled(party.formatted("APPLICANT", "\u0f51") + ", " + party.formatted("RESPONDENT", other))
                    .statusCode(201);
        for (var selector : List.of("\ufe0f", "\udb40\udd00", "\u180e"))
            settled(party.formatted("APPLICANT", "示例") + ", " + party.formatted("RESPONDENT", "示" + selector + "例"))
                    .statusCode(422)
                    .body("code", equalTo("OPPONENT_MISSING"));
    }

    @Test
    void anOrganizationIsKnownByItsCodeElseByItsName() {
        var company = "{\"role\": \"%s\", \"kind\": \"ORGANIZATION\", \"name\": \"%s\", \"consented\": true%s}";
        var coded = ", \"organization\": {\"creditCode\": \"%s\"}";
        var one = coded.formatted("91350100M000100Y43");
        var other = coded.formatted("91110108551385082Q");
        for (var same : List.of(
                List.of("示例物业有限公司", "", "示例 物业有限公司", ""),
                List.of("示例物业有限公司", one, "示例物业有限公司", ""),
                List.of("示例物业有限公司", one, "别名物业有限公司", one)))
            settled(company.formatted("APPLICANT", same.get(0), same.get(1)) + ", "
                            + company.formatted("RESPONDENT", same.get(2), same.get(3)))
                    .statusCode(422)
                    .body("code", equalTo("OPPONENT_MISSING"));
        settled(company.formatted("APPLICANT", "示例物业有限公司", one) + ", "
                        + company.formatted("RESPONDENT", "示例物业有限公司", other))
                .statusCode(201);
    }

    /** A guardian is known by the name alone; what tells a namesake from another is written behind it. */
    @Test
    void aGuardianStandsOnOneSide() {
        var child =
                "{\"role\": \"APPLICANT\", \"kind\": \"PERSON\", \"name\": \"示例小童\", \"birthDate\": \"2015-05-01\"%s}";
        var father = "{\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"示例父\", \"consented\": true}";
        var byFather = ", \"consented\": true, \"guardianName\": \"示例 父\"";
        for (var parties : List.of(
                child.formatted(byFather) + ", " + father,
                father + ", " + child.formatted(byFather),
                child.formatted(byFather) + ", "
                        + Body.of(child.formatted(byFather))
                                .with("/role", "RESPONDENT")
                                .with("/name", "示例小孩")))
            Api.post("lin", "/v1/disputes", dispute(parties))
                    .statusCode(422)
                    .body("errors[0].code", equalTo("ACTS_FOR_OTHER_SIDE"));
        var dispute = Api.post("lin", "/v1/disputes", dispute(child.formatted("") + ", " + father))
                .statusCode(201)
                .extract()
                .header("Location");
        var party = "/parties/" + Given.parties(dispute).get(0);
        Api.act("lin", dispute, party + "/consent", "{\"agrees\": true, \"guardianName\": \"示例父\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/guardianName"))
                .body("errors[0].code", equalTo("ACTS_FOR_OTHER_SIDE"));
        Api.act(
                        "lin",
                        dispute,
                        party + "/representatives",
                        "{\"kind\": \"GUARDIAN\", \"name\": \"示例父\", \"relation\": \"父亲\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("ACTS_FOR_OTHER_SIDE"));
        // Nor is anybody their own guardian, or the agent of whom they are against.
        Api.act("lin", dispute, party + "/consent", "{\"agrees\": true, \"guardianName\": \"示例 小童\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("GUARDIAN_NEEDED"));
        Api.act("lin", dispute, party + "/representatives", """
                {"kind": "AGENT", "name": "示例父", "profession": "OTHER", "powers": ["ATTEND_AND_SIGN"]}""")
                .statusCode(422)
                .body("errors[0].code", equalTo("ACTS_FOR_OTHER_SIDE"));
        Api.act("lin", dispute, party + "/consent", "{\"agrees\": true, \"guardianName\": \"示例母\"}")
                .statusCode(201);
        // Nor does anybody become the opponent of whom they agreed for.
        Api.act("lin", dispute, "/parties", Body.of(father).with("/name", "示例母"))
                .statusCode(422)
                .body("errors[0].code", equalTo("ACTS_FOR_OTHER_SIDE"));
        Api.act("lin", dispute, "/parties", Body.of(father).with("/name", "示例母（邻居）"))
                .statusCode(201);
    }

    /** Nor does a guardian who agrees to more time for one of two children do so for the other, or is its opponent. */
    @Test
    void whoAgreesToMoreTimeStandsOnOneSide() {
        var child = Given.assigned(Given.disputeWithChild());
        var consents = "{\"days\": 5, \"reason\": \"等候。\", \"consents\": [{\"party\": 1%s}, {\"party\": 2%s}]}";
        var guardian = ", \"guardianName\": \"%s\"";
        onBothSides(
                child, "/extensions", consents.formatted("", guardian.formatted("示例 甲")), "/consents/1/guardianName");
        var second = Given.assigned(Api.post(
                        "lin",
                        "/v1/disputes",
                        Body.dispute(Given.GRID)
                                .and("/parties/0/birthDate", "2014-06-06")
                                .and("/parties/0/guardianName", "示例父亲")
                                .and("/parties/1/birthDate", "2014-05-05")
                                .and("/parties/1/guardianName", "示例母亲"))
                .statusCode(201)
                .extract()
                .header("Location"));
        var father = guardian.formatted("示例父亲");
        onBothSides(second, "/extensions", consents.formatted(father, father), "/consents/1/guardianName");
        var other = guardian.formatted("示例祖母");
        onBothSides(second, "/extensions", consents.formatted(other, other), "/consents/1/guardianName");
        Api.act("huang", second, "/extensions", consents.formatted(father, other))
                .statusCode(201);
    }

    private static void onBothSides(String dispute, String action, String body, String pointer) {
        onBothSides(Api.act("huang", dispute, action, body), pointer);
    }

    private static void onBothSides(ValidatableResponse refused, String pointer) {
        refused.statusCode(422)
                .body("errors.code", contains("ACTS_FOR_OTHER_SIDE"), "errors.pointer", contains(pointer));
    }

    private static final String AGENT =
            "{\"kind\": \"AGENT\", \"name\": \"代理丙\", \"profession\": \"OTHER\", \"powers\": [\"ATTEND_AND_SIGN\"]%s}";

    /** In whatever order they come: an agent is not the opponent of whom they act for, nor acts for that one. */
    @Test
    void anAgentStandsOnOneSide() {
        var dispute = Given.accepted(Given.dispute());
        var parties = Given.parties(dispute);
        var phone = ", \"phone\": \"%s\"";
        var power = Api.act(
                        "huang",
                        dispute,
                        "/parties/" + parties.get(0) + "/representatives",
                        AGENT.formatted(phone.formatted("13911114444")))
                .statusCode(201);
        var opponent =
                "{\"role\": \"%s\", \"kind\": \"PERSON\", \"name\": \"代理丙\", \"phone\": \"13911114444\", \"consented\": true}";
        onBothSides(dispute, "/parties", opponent.formatted("RESPONDENT"), "/name");
        onBothSides(Api.send("huang", "PUT", dispute, "/parties/" + parties.get(1), """
                        {"role": "RESPONDENT", "name": "代理丙", "phone": "13911114444"}"""), "/name");
        var theirs = "/parties/" + parties.get(1) + "/representatives";
        for (var same : List.of("", phone.formatted("13911114444")))
            onBothSides(dispute, theirs, AGENT.formatted(same), "/name");
        onBothSides(dispute, theirs, "{\"kind\": \"GUARDIAN\", \"name\": \"代理丙\"}", "/name");
        // A namesake has another phone, and stands on one side as well.
        Api.act("huang", dispute, theirs, AGENT.formatted(phone.formatted("13911115555")))
                .statusCode(201);
        // Nor does a party on no side come to stand against its own agent.
        var third = Given.accepted(Given.dispute());
        Api.act("huang", third, "/parties", opponent.formatted("THIRD_PARTY")).statusCode(201);
        Api.act("huang", third, "/parties/" + Given.parties(third).get(0) + "/representatives", AGENT.formatted(""))
                .statusCode(201);
        onBothSides(
                Api.send(
                        "huang",
                        "PUT",
                        third,
                        "/parties/" + Given.parties(third).get(2),
                        "{\"role\": \"RESPONDENT\"}"),
                "/name");
        // Who acts for it no more may stand against it.
        var represented = "/parties/" + parties.get(0) + "/representatives/";
        Api.send("huang", "DELETE", dispute, represented + power.extract().path("representatives[0].id"), null)
                .statusCode(200);
        Api.send(
                        "huang",
                        "DELETE",
                        dispute,
                        theirs + "/"
                                + Api.get("huang", dispute + "/parties/" + parties.get(1))
                                        .extract()
                                        .path("representatives[0].id"),
                        null)
                .statusCode(200);
        Api.act("huang", dispute, "/parties", opponent.formatted("RESPONDENT")).statusCode(201);
    }

    /** Two companies of one head are not mediated by that head with themselves (民法典 art. 168): another acts for one of them. */
    @Test
    void theHeadOfAnOrganizationStandsOnOneSide() {
        var company =
                "{\"role\": \"%s\", \"kind\": \"ORGANIZATION\", \"name\": \"%s\", \"consented\": true, \"organization\": {\"representativeName\": \"%s\"}}";
        var one = company.formatted("APPLICANT", "示例甲公司", "示例经理");
        var head = "/parties/1/organization/representativeName";
        onBothSides(
                Api.post(
                        "lin", "/v1/disputes", dispute(one + ", " + company.formatted("RESPONDENT", "示例乙公司", "示例 经理"))),
                head);
        var child =
                "{\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"示例小童\", \"birthDate\": \"2015-05-01\", \"consented\": true, \"guardianName\": \"示例经理\"}";
        onBothSides(Api.post("lin", "/v1/disputes", dispute(one + ", " + child)), "/parties/1/guardianName");
        var dispute = Api.post(
                        "lin", "/v1/disputes", dispute(one + ", " + company.formatted("RESPONDENT", "示例乙公司", "示例总监")))
                .statusCode(201)
                .extract()
                .header("Location");
        var respondent = "/parties/" + Given.parties(dispute).get(1);
        onBothSides(
                Api.act(
                        "lin",
                        dispute,
                        respondent + "/representatives",
                        Body.of(AGENT.formatted("")).with("/name", "示例经理")),
                "/name");
        onBothSides(Api.send("lin", "PUT", dispute, respondent, """
                        {"role": "RESPONDENT", "organization": {"representativeName": "示例经理"}}"""), "/organization/representativeName");
    }

    @Test
    void nobodyOwesThemselvesUnderAnotherNumber() {
        var resident = Given.resident("示例同人", "示范楼9栋902", Api.word());
        var dispute = created(
                dispute(
                        "{\"role\": \"APPLICANT\", \"kind\": \"RESIDENT\", \"residentId\": \"" + resident
                                + "\", \"consented\": true}, " + alike("RESPONDENT") + ", "
                                + "{\"role\": \"THIRD_PARTY\", \"kind\": \"PERSON\", \"name\": \"示例同人\", \"phone\": \"19900000036\", \"consented\": true}"));
        // Only now the register tells that the two are one.
        Api.send("lin", "PUT", "/v1/residents/" + resident, "", """
                {"area": "%s", "name": "示例同人", "sex": "FEMALE", "birthDate": "1980-01-01", "address": "示范楼9栋902", "household": "%s",
                 "phones": ["19900000036"]}""".formatted(Given.GRID, Api.word()))
                .statusCode(200);
        Api.act("lin", dispute, "/settlement", """
                {"content": "付款。", %s, "obligations": [
                 {"kind": "MONEY", "debtorNumber": 1, "creditorNumber": 3, "content": "付。", "amount": 100}]}""".formatted(Given.RIGHTS))
                .statusCode(422)
                .body("errors[0].code", equalTo("OWES_ITSELF"));
    }

    @Test
    void aThirdPartyIsNoSide() {
        settled(APPLICANT + ", " + alike("THIRD_PARTY").with("/name", "第三人"))
                .statusCode(422)
                .body("code", equalTo("OPPONENT_MISSING"))
                // It was not stored: it is in no state, and nothing can be done to it.
                .body("state", nullValue())
                .body("allowedActions", nullValue());
    }

    @Test
    void withOneSideThereIsNeitherConsentNorSessionNorOutcomeOnAnyRoad() {
        settled(APPLICANT).statusCode(422).body("code", equalTo("OPPONENT_MISSING"));
        var alone = Api.post("lin", "/v1/disputes", dispute(APPLICANT))
                .statusCode(201)
                .extract()
                .header("Location");
        var consent = "/parties/" + Given.parties(alone).get(0) + "/consent";
        Api.act("lin", alone, consent, "{\"agrees\": true}").statusCode(422).body("code", equalTo("OPPONENT_MISSING"));
        refused(alone, "/settlement", "settleDispute", "{\"content\": \"和解。\", " + Given.RIGHTS + "}");
        Given.assigned(alone);
        refused(
                alone,
                "/sessions",
                "holdSession",
                "{\"kind\": \"MEDIATION\", \"record\": \"调解。\", " + Given.RIGHTS + "}");
        refused(alone, "/outcome", "recordOutcome", """
                {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "和解。", %s}}""".formatted(Given.RIGHTS));
        Api.act("lin", alone, "/parties", alike("RESPONDENT").with("/name", "对方"))
                .statusCode(201);
        Api.act("lin", alone, "/outcome", """
                {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "和解。", %s}}""".formatted(Given.RIGHTS)).statusCode(201);
    }

    /** Art. 3, 17, 23: a party ends it although nobody stands against it, and although it did not apply. */
    @Test
    void aPartyRefusesWithoutAnOpponent() {
        var alone = Api.post("lin", "/v1/disputes", dispute(alike("RESPONDENT").json()))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.get("lin", alone)
                .body("allowedActions", hasItem("recordConsent"))
                .body("allowedActions", not(hasItem("withdrawDispute")));
        Api.act("lin", alone, "/parties/" + Given.parties(alone).get(0) + "/consent", """
                        {"agrees": false, "toldOfOtherRoutes": true}""")
                .statusCode(201)
                .body("status", equalTo("TERMINATED"));
    }

    private static void refused(String dispute, String action, String operation, String body) {
        Api.get("lin", dispute).body("allowedActions", not(hasItem(operation)));
        Api.act("lin", dispute, action, body).statusCode(422).body("code", equalTo("OPPONENT_MISSING"));
    }

    @Test
    void allPartiesApplyToTheCourtTogether() {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/parties", alike("THIRD_PARTY")).statusCode(201);
        var outcome = Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "和解。", %s}}""".formatted(Given.RIGHTS))
                .statusCode(201)
                .extract()
                .header("Location");
        for (var some : List.of("[1]", "[1, 2]", "[1, 2, 2]", "[1, 2, 3, 4]"))
            Api.act("lin", outcome, "/confirmation", "{\"court\": \"示例区人民法院\", \"applicants\": " + some + "}")
                    .statusCode(422)
                    .body("errors[0].code", equalTo("ALL_PARTIES_APPLY"));
        Api.act("lin", outcome, "/confirmation", "{\"court\": \"示例区人民法院\", \"applicants\": [3, 1, 2]}")
                .statusCode(201);
    }
}
