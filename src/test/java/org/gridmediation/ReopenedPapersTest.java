package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** What was concluded, or signed, says what it said then, whatever is put right when mediation begins anew. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ReopenedPapersTest {
    private static final String RESIDENT = """
            {"area": "%s", "name": "%s", "sex": "%s", "birthDate": "%s", "address": "%s", "phones": ["%s"]}""";
    private static final String AGREED = """
            {"kind": "AGREED", "agreement": {%s, "form": "%s", "content": "和解。", "agreedAt": "%s"%s}}""";
    private static final String CHANGE = """
            {"title": "%s", "description": "%s", "place": "%s", "type": "%s", "urgency": "%s", "difficulty": "SIMPLE"}""";

    private static String agreed(String dispute, String form, String more) {
        return "/v1/outcomes/"
                + Api.act("lin", dispute, "/outcome", AGREED.formatted(Given.RIGHTS, form, Days.now(), more))
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    /** By both parties and the mediator, with the committee's seal. */
    private static String signed(String dispute) {
        var outcome = agreed(dispute, "WRITTEN", ", \"toBeSigned\": true");
        for (int party = 1; party <= 2; party++)
            Api.act("lin", outcome, "/marks", "{\"partyNumber\": %d, \"kind\": \"SIGNATURE\"}".formatted(party))
                    .statusCode(201);
        Api.act("lin", outcome, "/mediator-signature", "{}").statusCode(201);
        Api.act("huang", outcome, "/seal", "{}").statusCode(201);
        return outcome;
    }

    private static void reopened(String dispute, String outcome) {
        Api.act("lin", outcome, "/fulfilment", "{\"result\": \"BREACHED\"}").statusCode(201);
        Api.act("huang", dispute, "/reopening", "{\"reason\": \"再次要求调解。\"}").statusCode(201);
    }

    @Test
    void papersOfBeforeAreAsTheyWere() throws IOException {
        var was = RESIDENT.formatted(Given.GRID, "示例原名", "FEMALE", "1980-01-01", "示范楼旧址", "13900001111");
        var resident =
                Api.post("lin", "/v1/residents", was).statusCode(201).extract().<String>path("id");
        var dispute = Given.assigned(Given.disputeWith(resident));
        Api.act("lin", dispute, "/sessions", """
                {"kind": "MEDIATION", "record": "双方到场。", "heldAt": "%s", %s}""".formatted(Days.now(), Given.RIGHTS))
                .statusCode(201);
        var outcome = agreed(dispute, "ORAL", "");
        Api.send(
                        "lin",
                        "PUT",
                        "/v1/residents/" + resident,
                        "",
                        RESIDENT.formatted(Given.GRID, "示例新名", "MALE", "1990-01-01", "示范楼新址", "13900002222"))
                .statusCode(200);
        reopened(dispute, outcome);
        Api.send("huang", "PUT", dispute, "", CHANGE.formatted("新的标题", "新的事实。", "新的地点", "03", "NORMAL"))
                .statusCode(200);
        var applicant = "/parties/" + Given.parties(dispute).get(0);
        Api.send("huang", "PUT", dispute, applicant, """
                {"role": "APPLICANT", "phone": "13900003333", "particulars": {"address": "甲的新址"}}""").statusCode(200);
        for (var form : new String[] {"ACCEPTANCE_REGISTER", "ORAL_AGREEMENT", "SESSION_RECORD"})
            assertThat(PapersTest.text(dispute, "/documents/" + form))
                    .as(form)
                    .contains("示例原名")
                    .doesNotContain("示例新名", "示范楼新址", "13900002222", "13900003333", "甲的新址", "新的事实", "新的地点", "新的标题");
        assertThat(PapersTest.text(dispute, "/documents/CHRONICLE"))
                .containsPattern("登记\\s*浴室强光扰民")
                .contains("示例原名")
                .containsPattern("更正当事人信息\\s*被申请人示例新名")
                .doesNotContain("新的标题");
        assertThat(PapersTest.text(dispute, "/documents/ORAL_AGREEMENT"))
                .contains("示范楼旧址", "13900001111", "对面楼浴室夜间强光直射卧室");
        // What is agreed now is agreed by those of now.
        consented(dispute);
        Given.assign("huang", dispute, Given.LIN);
        Api.act("lin", dispute, "/sessions", """
                {"kind": "MEDIATION", "record": "双方再次到场。", "heldAt": "%s", %s}""".formatted(Days.now(), Given.RIGHTS))
                .statusCode(201);
        agreed(dispute, "ORAL", "");
        assertThat(PapersTest.text(dispute, "/documents/ORAL_AGREEMENT?number=2"))
                .contains("示例新名", "示范楼新址", "13900003333", "新的事实");
        assertThat(PapersTest.text(dispute, "/documents/ORAL_AGREEMENT?number=1"))
                .contains("示例原名", "示范楼旧址")
                .doesNotContain("示例新名", "新的事实");
    }

    private static void consented(String dispute) {
        for (var party : Given.parties(dispute))
            if (Api.get("lin", dispute + "/parties/" + party).extract().path("consented") == null)
                Api.act("huang", dispute, "/parties/" + party + "/consent", """
                        {"agrees": true, "at": "%s", "method": "IN_PERSON"}""".formatted(Days.now()))
                        .statusCode(201);
    }

    /** Whoever came to an agreement is bound by it, and nobody else; a session is not what binds. */
    @Test
    void whoAgreedStaysWhoTheyAre() {
        var dispute = Given.assigned(Given.dispute());
        reopened(dispute, agreed(dispute, "ORAL", ""));
        var party = "/parties/" + Given.parties(dispute).get(1);
        for (var other :
                new String[] {"{\"role\": \"RESPONDENT\", \"name\": \"完全另一人\"}", "{\"role\": \"THIRD_PARTY\"}"}) {
            Api.send("huang", "PUT", dispute, party, other)
                    .statusCode(422)
                    .body("errors[0].code", equalTo("PARTY_AGREED"));
        }
        Api.send("huang", "PUT", dispute, party, "{\"role\": \"RESPONDENT\", \"phone\": \"13900004444\"}")
                .statusCode(200);
        // Who came later agreed to nothing yet.
        var later = Api.act(
                        "huang",
                        dispute,
                        "/parties",
                        "{\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"示例丙\"}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        Api.send("huang", "PUT", dispute, "/parties/" + later, "{\"role\": \"RESPONDENT\", \"name\": \"示例丁\"}")
                .statusCode(200);
        Api.send("huang", "DELETE", dispute, "/parties/" + later, "").statusCode(200);
    }

    /** What a party said, or ended, before a committee had the case is no end of that committee's mediation. */
    @Test
    void theNoteOfARefusalTellsItsOwnRound() throws IOException {
        var dispute = Given.dispute();
        var respondent = "/parties/" + Given.parties(dispute).get(1);
        Api.send("lin", "PUT", dispute, "", CHANGE.formatted("首次标题", "夜间强光。", "示范楼", "02", "NORMAL"))
                .statusCode(200);
        Api.act("lin", dispute, respondent + "/consent", """
                {"agrees": false, "at": "%s", "method": "PHONE", "toldOfOtherRoutes": true}""".formatted(Days.now()))
                .statusCode(201);
        Api.act("huang", dispute, "/reopening", """
                {"reason": "愿意调解。", "consents": [{"partyId": "%s", "at": "%s"}]}""".formatted(
                                Given.parties(dispute).get(1), Days.now()))
                .statusCode(201);
        Api.send("lin", "PUT", dispute, "", CHANGE.formatted("后来标题", "夜间强光。", "示范楼", "02", "NORMAL"))
                .statusCode(200);
        for (var then : new String[] {"before", "after"}) {
            assertThat(PapersTest.text(dispute, "/documents/FILE_NOTE"))
                    .as(then)
                    .contains("关于“首次标题”一事：未受理。", "一方当事人明确拒绝调解", "登记人（签名）")
                    .doesNotContain("待决定", "后来标题", "结束调解", "印章");
            if (then.equals("before")) Given.accepted(dispute);
        }
    }

    /** Whose consent was forgotten came to an agreement all the same. */
    @Test
    void whoAgreedIsNotStruckOut() {
        var resident = RESIDENT.formatted(Given.GRID, "示例少年", "MALE", "1980-01-01", "示范楼", "13900006666");
        String id = Api.post("lin", "/v1/residents", resident)
                .statusCode(201)
                .extract()
                .path("id");
        var dispute = Given.assigned(Given.disputeWith(id));
        var outcome = agreed(dispute, "ORAL", "");
        Api.send(
                        "lin",
                        "PUT",
                        "/v1/residents/" + id,
                        "",
                        RESIDENT.formatted(Given.GRID, "示例少年", "MALE", "2014-05-05", "示范楼", "13900006666"))
                .statusCode(200);
        reopened(dispute, outcome);
        Api.get("huang", dispute)
                .body("parties[1].consented", nullValue(), "allowedActions", not(hasItem("removeParty")));
        var agreed = "/parties/" + Given.parties(dispute).get(1);
        Api.send("huang", "DELETE", dispute, agreed, "").statusCode(409).body("code", equalTo("PARTY_HAS_ANSWERED"));
        // Somebody else may be struck out, and the action is allowed.
        Api.act("huang", dispute, "/parties", "{\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"示例丙\"}")
                .statusCode(201);
        Api.get("huang", dispute).body("allowedActions", hasItem("removeParty"));
        Api.send("huang", "DELETE", dispute, agreed, "").statusCode(409).body("code", equalTo("PARTY_HAS_ANSWERED"));
    }

    /** Whoever was heard is not named by mistake, though the consent has to be asked anew. */
    @Test
    void whoWasHeardIsNotStruckOut() {
        var resident = RESIDENT.formatted(Given.GRID, "示例听者", "MALE", "1980-01-01", "示范楼", "13900006677");
        String id = Api.post("lin", "/v1/residents", resident)
                .statusCode(201)
                .extract()
                .path("id");
        var dispute = Given.assigned(Given.disputeWith(id));
        Api.act("lin", dispute, "/sessions", """
                {"kind": "MEDIATION", "record": "双方到场。", "heldAt": "%s", %s}""".formatted(Days.now(), Given.RIGHTS))
                .statusCode(201);
        Api.send("lin", "PUT", "/v1/residents/" + id, "", Text.replaced(resident, "1980", "2014"))
                .statusCode(200);
        var heard = "/parties/" + Given.parties(dispute).get(1);
        Api.send("huang", "PUT", dispute, heard, "{\"role\": \"RESPONDENT\"}").statusCode(200);
        Api.get("huang", dispute)
                .body("parties[1].consented", nullValue(), "allowedActions", not(hasItem("removeParty")));
        Api.send("huang", "DELETE", dispute, heard, "").statusCode(409).body("code", equalTo("PARTY_HAS_ANSWERED"));
    }

    /** Who answered for a party then, answered then, though the consent is forgotten when mediation begins anew. */
    @Test
    void whoAnsweredForAPartyStaysOnThePaper() throws IOException {
        var resident = RESIDENT.formatted(Given.GRID, "示例监护", "FEMALE", "1980-01-01", "示范楼", "13900006688");
        String id = Api.post("lin", "/v1/residents", resident)
                .statusCode(201)
                .extract()
                .path("id");
        var dispute = Given.disputeWith(id);
        Api.act("lin", dispute, "/parties", """
                {"role": "RESPONDENT", "kind": "PERSON", "name": "示例幼", "birthDate": "2015-02-03", "consented": true,
                 "guardianName": "示例监护"}""").statusCode(201);
        var outcome = agreed(Given.assigned(dispute), "ORAL", ", \"guardiansPresent\": [3]");
        assertThat(PapersTest.text(dispute, "/documents/ORAL_AGREEMENT")).containsPattern("监护人\\s*示例监护");
        Api.send("lin", "PUT", "/v1/residents/" + id, "", Text.replaced(resident, "1980", "2014"))
                .statusCode(200);
        reopened(dispute, outcome);
        Api.get("huang", dispute).body("parties[2].consented", nullValue());
        assertThat(PapersTest.text(dispute, "/documents/ORAL_AGREEMENT")).containsPattern("监护人\\s*示例监护");
    }

    /** Whoever signed, signed with the guardian that stands beside the name. */
    @Test
    void aSignedDraftLapsesWithItsGuardian() throws IOException {
        var dispute = Given.disputeWithChild();
        var child = "/parties/" + childOf(dispute);
        Given.assigned(dispute);
        var guardian = "{\"agrees\": true, \"at\": \"%s\", \"method\": \"IN_PERSON\", \"guardianName\": \"%s\"}";
        var first = Api.get("lin", dispute + child).extract().<String>path("guardianName");
        var number = Api.get("lin", dispute + child).extract().<Integer>path("number");
        var present = ", \"toBeSigned\": true, \"guardiansPresent\": [%d]".formatted(number);
        var draft = agreed(dispute, "WRITTEN", present);
        Api.act("lin", draft, "/marks", "{\"partyNumber\": %d, \"kind\": \"SIGNATURE\"}".formatted(number))
                .statusCode(201);
        Api.act("lin", dispute, child + "/consent", guardian.formatted(Days.now(), "示例后任"))
                .statusCode(201);
        Api.get("lin", draft).body("track", equalTo("LAPSED"));
        var again = agreed(dispute, "WRITTEN", present);
        Api.act("lin", again, "/marks", "{\"partyNumber\": %d, \"kind\": \"SIGNATURE\"}".formatted(number))
                .statusCode(201);
        Api.act("lin", dispute, child + "/representatives", """
                {"kind": "GUARDIAN", "name": "示例三任", "relation": "父母"}""").statusCode(201);
        // Who answered is who stands on the paper.
        Api.get("lin", dispute).body("draftId", notNullValue());
        assertThat(first).isNotEqualTo("示例后任");
    }

    private static String childOf(String dispute) {
        for (var party : Given.parties(dispute))
            if (Api.get("lin", dispute + "/parties/" + party).extract().path("guardianName") != null) return party;
        throw new AssertionError("no child");
    }

    /** An end that a party brought about by its own will stays in the file, like every other end. */
    @Test
    void theNoteOfAWithdrawalStays() throws IOException {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/withdrawal", """
                {"reason": "SETTLED_PRIVATELY", "explanation": "双方自行商定。", "toldOfOtherRoutes": true}""").statusCode(201);
        Api.act("huang", dispute, "/reopening", """
                {"reason": "再次要求调解。", "consents": [{"partyId": "%s", "at": "%s"}]}""".formatted(
                                Given.parties(dispute).get(0), Days.now()))
                .statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/FILE_NOTE")).contains("自行和解", "双方自行商定");
        Given.assign("huang", dispute, Given.LIN);
        var respondent = "/parties/" + Given.parties(dispute).get(1);
        Api.act("lin", dispute, respondent + "/consent", """
                {"agrees": false, "at": "%s", "method": "PHONE", "toldOfOtherRoutes": true}""".formatted(Days.now()))
                .statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/FILE_NOTE?number=1")).contains("自行和解");
        assertThat(PapersTest.text(dispute, "/documents/FILE_NOTE?number=2"))
                .contains("终止调解")
                .doesNotContain("自行和解");
    }

    /** A court confirms what binds the parties (art. 33). */
    @Test
    void whatWasSetAsideIsNotTakenToACourt() throws IOException {
        var dispute = Given.assigned(Given.dispute());
        var outcome = signed(dispute);
        assertThat(PapersTest.text(dispute, "/documents/CONFIRMATION_APPLICATION"))
                .contains("自愿达成调解协议");
        Api.act("huang", outcome, "/setting-aside", """
                {"settingAside": {"ground": "PARTIES_AGREED", "reason": "另行协商。", "agreedBy": [1, 2]}, "told": {"routes": ["COURT"]}}""").statusCode(201);
        Api.get("huang", dispute + "/documents/CONFIRMATION_APPLICATION")
                .statusCode(404)
                .body("errors[0].code", equalTo("NOT_IN_FORCE"));
        Api.get("huang", dispute + "/documents")
                .body("documents.find { it.kind == 'CONFIRMATION_APPLICATION' }.state", equalTo("NOT_NEEDED"));
    }

    @Test
    void whatWasSignedLapsesWhenItSaysSomethingElse() {
        var dispute = Given.assigned(Given.dispute());
        var same = CHANGE.formatted("浴室强光扰民", "对面楼浴室夜间强光直射卧室。", "示范楼2栋", "02", "%s");
        agreed(dispute, "WRITTEN", ", \"toBeSigned\": true");
        Api.send("lin", "PUT", dispute, "", CHANGE.formatted("浴室强光扰民", "签名以前更正。", "示范楼2栋", "02", "NORMAL"))
                .statusCode(200);
        // Nobody has signed yet: it is drawn with what is known now.
        Api.get("lin", dispute).body("draftId", notNullValue());
        var draft = "/v1/outcomes/" + Api.get("lin", dispute).extract().path("draftId");
        Api.act("lin", draft, "/marks", "{\"partyNumber\": 1, \"kind\": \"SIGNATURE\"}")
                .statusCode(201);
        Api.send("lin", "PUT", dispute, "", CHANGE.formatted("浴室强光扰民", "签名以前更正。", "示范楼2栋", "02", "URGENT"))
                .statusCode(200);
        Api.get("lin", dispute).body("draftId", notNullValue());
        // What the register calls it stands on no agreement.
        Api.send("lin", "PUT", dispute, "", CHANGE.formatted("灯光纠纷", "签名以前更正。", "示范楼3栋", "02", "URGENT"))
                .statusCode(200);
        Api.get("lin", dispute).body("draftId", notNullValue());
        Api.send("lin", "PUT", dispute, "", same.formatted("NORMAL")).statusCode(200);
        Api.get("lin", dispute).body("draftId", nullValue());
        Api.get("lin", draft).body("track", equalTo("LAPSED"));
        var again = agreed(dispute, "WRITTEN", ", \"toBeSigned\": true");
        Api.act("lin", again, "/marks", "{\"partyNumber\": 1, \"kind\": \"SIGNATURE\"}")
                .statusCode(201);
        Api.send(
                        "lin",
                        "PUT",
                        dispute + "/parties/" + Given.parties(dispute).get(1),
                        "",
                        "{\"role\": \"RESPONDENT\", \"phone\": \"13900005555\"}")
                .statusCode(200);
        Api.get("lin", again).body("track", equalTo("LAPSED"));
    }

    /** What is settled where the officer stands is answered, agreed and written down at once. */
    @Test
    void aGuardianStandsOnWhatWasSettledInTheReport() throws IOException {
        var report = Body.dispute(Given.GRID)
                .and("/parties/0/birthDate", "2011-01-01")
                .and("/parties/0/guardianName", "示例监护")
                .and("/settlement", Body.settlement().and("/guardiansPresent", List.of(1)));
        var dispute = Api.post("lin", "/v1/disputes", report)
                .statusCode(201)
                .extract()
                .header("Location");
        for (var form : new String[] {"ORAL_AGREEMENT", "ACCEPTANCE_REGISTER", "CHRONICLE"})
            assertThat(PapersTest.text(dispute, "/documents/" + form)).as(form).contains("示例监护");
        assertThat(PapersTest.text(dispute, "/documents/CHRONICLE")).contains("同意调解");
    }

    /** Who was told is named as they were told. */
    @Test
    void theNoticeKeepsItsGuardian() throws IOException {
        var dispute = Given.disputeWithChild();
        var child = "/parties/" + childOf(dispute);
        var told = """
                {"kind": "RIGHTS_AND_DUTIES", "version": "2026-1", "method": "IN_PERSON", "acknowledged": true}""";
        Api.act("lin", dispute, child + "/notices", told).statusCode(201);
        var was = PapersTest.text(dispute, "/documents/RIGHTS_NOTICE");
        assertThat(was).contains("（监护人");
        Api.act("lin", dispute, child + "/consent", """
                {"agrees": true, "at": "%s", "method": "IN_PERSON", "guardianName": "示例后任"}""".formatted(Days.now())).statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/RIGHTS_NOTICE")).isEqualTo(was);
        assertThat(PapersTest.text(dispute, "/documents/ACCEPTANCE_REGISTER")).contains("示例后任");
    }

    /** Whoever is told before there is a guardian signs alone; a child's guardian is whoever answered first after that. */
    @Test
    void theNoticeNamesNobodyOfLaterDays() throws IOException {
        var told = """
                {"kind": "RIGHTS_AND_DUTIES", "version": "2026-1", "method": "IN_PERSON", "acknowledged": true}""";
        var guardian = """
                {"kind": "GUARDIAN", "name": "%s", "relation": "父母"}""";
        var adult = Given.dispute();
        var grown = "/parties/" + Given.parties(adult).get(1);
        Api.act("lin", adult, grown + "/notices", told).statusCode(201);
        Api.act("lin", adult, grown + "/representatives", guardian.formatted("示例后监护"))
                .statusCode(201);
        assertThat(PapersTest.text(adult, "/documents/RIGHTS_NOTICE")).doesNotContain("示例后监护");
        var dispute = Given.dispute();
        Api.act("lin", dispute, "/parties", """
                {"role": "RESPONDENT", "kind": "PERSON", "name": "示例幼", "birthDate": "2015-02-03"}""").statusCode(201);
        var child = "/parties/" + Given.parties(dispute).get(2);
        Api.act("lin", dispute, child + "/notices", told).statusCode(201);
        Api.act("lin", dispute, child + "/representatives", guardian.formatted("示例先任"))
                .statusCode(201);
        Api.act("lin", dispute, child + "/consent", """
                {"agrees": true, "at": "%s", "method": "IN_PERSON", "guardianName": "示例后任"}""".formatted(Days.now())).statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/RIGHTS_NOTICE"))
                .contains("（监护人示例先任")
                .doesNotContain("示例后任");
    }

    /** Who came of age acts alone, whenever the answer of the guardian was recorded, and though the guardian was named without an end. */
    @Test
    void whoCameOfAgeHasNoGuardian() throws IOException {
        var answered =
                "{\"agrees\": true, \"at\": \"2027-08-04T10:00:00+08:00\", \"method\": \"IN_PERSON\", \"guardianName\": \"示例监护\"}";
        for (var named : List.of(true, false)) {
            MovableClock.set("2027-08-01T10:00:00");
            try {
                var dispute = Given.dispute();
                Api.act("lin", dispute, "/parties", """
                        {"role": "RESPONDENT", "kind": "PERSON", "name": "示例将满", "birthDate": "2009-08-05"}""").statusCode(201);
                Given.assigned(dispute);
                var child = "/parties/" + Given.parties(dispute).get(2);
                if (named)
                    Api.act("lin", dispute, child + "/representatives", """
                            {"kind": "GUARDIAN", "name": "示例监护", "relation": "父母"}""").statusCode(201);
                MovableClock.set("2027-08-06T10:00:00");
                Api.act("lin", dispute, child + "/consent", answered).statusCode(201);
                MovableClock.set("2027-08-20T10:00:00");
                Api.act(
                                "lin",
                                dispute,
                                "/outcome",
                                AGREED.formatted(Given.RIGHTS, "ORAL", Days.now(), ", \"guardiansPresent\": [3]"))
                        .statusCode(422)
                        .body("errors[0].code", equalTo("NO_GUARDIAN"));
                agreed(dispute, "ORAL", "");
                assertThat(PapersTest.text(dispute, "/documents/ORAL_AGREEMENT"))
                        .doesNotContain("示例监护");
            } finally {
                MovableClock.setBack();
            }
        }
    }

    /** Whoever was asked, or signed a fact, took part as well as whoever sat there. */
    @Test
    void whoWasAskedIsNotStruckOut() {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/parties", """
                {"role": "RESPONDENT", "kind": "PERSON", "name": "示例邻居"}""").statusCode(201);
        var asked = Given.parties(dispute).get(2);
        Api.act("lin", dispute, "/investigations", """
                {"place": "楼下", "record": "询问。", "askedPartyId": "%s", "beganAt": "%s"}""".formatted(asked, Days.now()))
                .statusCode(201);
        Api.get("huang", dispute).body("allowedActions", not(hasItem("removeParty")));
        Api.send("huang", "DELETE", dispute, "/parties/" + asked, "")
                .statusCode(409)
                .body("code", equalTo("PARTY_HAS_ANSWERED"));
    }

    /** What has been signed stays as it is when somebody begins to speak for one who signed: it names the guardian of then. */
    @Test
    void aSignedDraftStaysWithALaterGuardian() {
        var dispute = Given.assigned(Given.dispute());
        var draft = agreed(dispute, "WRITTEN", ", \"toBeSigned\": true");
        var guardian = "{\"kind\": \"GUARDIAN\", \"name\": \"%s\", \"relation\": \"父母\"}";
        var second = "/parties/" + Given.parties(dispute).get(1) + "/representatives";
        Api.act("lin", draft, "/marks", "{\"partyNumber\": 2, \"kind\": \"SIGNATURE\"}")
                .statusCode(201);
        Api.act("lin", dispute, second, guardian.formatted("示例后监护")).statusCode(201);
        Api.get("lin", dispute).body("draftId", notNullValue());
        // Who has not signed yet would stand there otherwise than the other one read it.
        var first = "/parties/" + Given.parties(dispute).get(0) + "/representatives";
        Api.act("lin", dispute, first, guardian.formatted("示例他人")).statusCode(201);
        Api.get("lin", draft).body("track", equalTo("LAPSED"));
    }

    /** It was filed, whatever became of it and of the agreement. */
    @Test
    void anApplicationThatWasTakenBackStaysInTheFile() throws IOException {
        var ends = Map.of("/variation", """
                {"reason": "延期", "agreedBy": [1, 2], "agreement": {"form": "ORAL", "content": "改期。", "agreedAt": "%s"}}""", "/setting-aside", """
                {"settingAside": {"ground": "PARTIES_AGREED", "reason": "另行协商。", "agreedBy": [1, 2]}, "told": {"routes": ["COURT"]}}""");
        for (var end : ends.entrySet()) {
            var dispute = Given.assigned(Given.dispute());
            var outcome = signed(dispute);
            Api.act("lin", outcome, "/confirmation", """
                    {"court": "示例区人民法院", "applicants": [1, 2], "filedOn": "%s"}""".formatted(Days.today()))
                    .statusCode(201);
            Api.act(
                            "lin",
                            outcome,
                            "/confirmation/result",
                            "{\"result\": \"WITHDRAWN\", \"decidedOn\": \"%s\"}".formatted(Days.today()))
                    .statusCode(201);
            var account = end.getKey().equals("/variation") ? "lin" : "huang";
            Api.act(account, outcome, end.getKey(), end.getValue().formatted(Days.now()))
                    .statusCode(201);
            assertThat(PapersTest.text(dispute, "/documents/CONFIRMATION_APPLICATION"))
                    .as(end.getKey())
                    .contains("示例区人民法院");
            assertThat(PapersTest.text(dispute, "/documents/COVER")).doesNotContain("永久");
        }
    }

    /** Who mediated until a party refused mediated to the end. */
    @Test
    void theCoverNamesWhoMediatedUntilARefusal() throws IOException {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/parties/" + Given.parties(dispute).get(1) + "/consent", """
                {"agrees": false, "at": "%s", "method": "PHONE", "toldOfOtherRoutes": true}""".formatted(Days.now()))
                .statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/COVER")).contains("林示例");
    }
}
