package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** A party that turns out to be somebody else takes over nothing of what was somebody else's. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ReplacedPartyTest {
    private static final String OTHER = "{\"role\": \"RESPONDENT\", \"name\": \"示例他人\"}";

    private static String respondent(String dispute) {
        return "/parties/" + Given.parties(dispute).get(1);
    }

    private static void held(String dispute) {
        Api.act(
                        "lin",
                        dispute,
                        "/sessions",
                        "{\"kind\": \"COORDINATION\", \"record\": \"协商。\", \"undisputedFacts\": [\"灯亮。\"], "
                                + Given.RIGHTS + "}")
                .statusCode(201);
    }

    @Test
    void whoWasAskedStaysWhoTheyAre() {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/investigations", """
                {"beganAt": "%s", "place": "示范楼", "askedPartyId": "%s", "record": "询问灯光情况。"}""".formatted(
                                Days.now(), Given.parties(dispute).get(1)))
                .statusCode(201);
        Api.send("huang", "PUT", dispute, respondent(dispute), OTHER)
                .statusCode(422)
                .body("errors.code", contains("PARTY_HEARD"));
    }

    @Test
    void whoSpokeForSomebodyElseSpeaksForNobody() throws IOException {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, respondent(dispute) + "/representatives", """
                {"kind": "AGENT", "name": "示例代理", "profession": "CLOSE_RELATIVE", "powers": ["ATTEND_AND_SIGN"]}""").statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/POWER_OF_ATTORNEY")).contains("示例代理", "示例乙");
        Api.send("huang", "PUT", dispute, respondent(dispute), OTHER).statusCode(200);
        Api.get("lin", dispute + respondent(dispute)).body("representatives.endedAt", everyItem(notNullValue()));
        Api.as("huang")
                .accept("application/pdf")
                .get(dispute + "/documents/POWER_OF_ATTORNEY")
                .then()
                .statusCode(404);
    }

    @Test
    void whoTookAPlaceSignsNothingOfBefore() {
        var dispute = Given.assigned(Given.dispute());
        held(dispute);
        Api.send("huang", "PUT", dispute, respondent(dispute), OTHER).statusCode(200);
        var fact = Api.get("lin", dispute + "/facts").extract().<String>path("[0].id");
        Api.act(
                        "lin",
                        dispute,
                        "/facts/" + fact + "/marks/" + Given.parties(dispute).get(1),
                        "{\"kind\": \"SIGNATURE\"}")
                .statusCode(422)
                .body("errors.code", contains("PARTY_CAME_LATER"));
    }

    /** Whoever takes a place has done nothing of what was done in it before, by the papers of that time either. */
    @Test
    void whatAnotherSaidStaysTheirs() throws IOException {
        var dispute = Given.dispute();
        Api.act("lin", dispute, respondent(dispute) + "/notices", """
                {"kind": "RIGHTS_AND_DUTIES", "version": "2026-1", "method": "IN_PERSON", "acknowledged": true}""").statusCode(201);
        Api.act("lin", dispute, respondent(dispute) + "/contacts", "{\"method\": \"PHONE\", \"result\": \"REACHED\"}")
                .statusCode(201);
        Api.send("lin", "PUT", dispute, respondent(dispute), OTHER).statusCode(200);
        var chronicle = PapersTest.text(dispute, "/documents/CHRONICLE");
        assertThat(chronicle)
                .containsPattern("告知当事人\\s*示例乙")
                .containsPattern("联系当事人\\s*示例乙")
                .containsPattern("更正当事人信息\\s*被申请人示例他人");
        assertThat(PapersTest.text(dispute, "/documents/RIGHTS_NOTICE"))
                .contains("示例他人")
                .doesNotContain("示例乙", "确认知悉");
    }

    /** Whoever signed has taken part. */
    @Test
    void whoSignedAFactStaysWhoTheyAre() {
        var dispute = Given.assigned(Given.dispute());
        held(dispute);
        var fact = Api.get("lin", dispute + "/facts").extract().<String>path("[0].id");
        Api.act(
                        "lin",
                        dispute,
                        "/facts/" + fact + "/marks/" + Given.parties(dispute).get(1),
                        "{\"kind\": \"SIGNATURE\"}")
                .statusCode(201);
        Api.send("huang", "PUT", dispute, respondent(dispute), OTHER)
                .statusCode(422)
                .body("errors.code", contains("PARTY_HEARD"));
    }

    /** Who was named by mistake after a session was not there. */
    @Test
    void whoCameAfterASessionIsStruckOut() {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/sessions", "{\"kind\": \"MEDIATION\", \"record\": \"双方到场。\", " + Given.RIGHTS + "}")
                .statusCode(201);
        var later = Api.act(
                        "huang",
                        dispute,
                        "/parties",
                        "{\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"示例丙\"}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        Api.get("huang", dispute).body("allowedActions", hasItem("removeParty"));
        Api.send("huang", "PUT", dispute, "/parties/" + later, OTHER).statusCode(200);
        Api.send("huang", "DELETE", dispute, "/parties/" + later, "").statusCode(200);
    }

    /** Who never came, and had said so before, refused before. */
    @Test
    void whoNeverCameRefusedWhenTheySaidSo() {
        var dispute = Given.assigned(Given.dispute());
        var absent = Given.parties(dispute).get(1);
        var said = Days.now();
        Api.act("lin", dispute, "/sessions", """
                {"kind": "MEDIATION", "record": "一方未到。", "attendance": [{"partyId": "%s", "presence": "ABSENT", "reason": "未到"}], %s}""".formatted(absent, Given.RIGHTS))
                .statusCode(201);
        Api.act("lin", dispute, "/parties/" + absent + "/consent", """
                {"agrees": false, "at": "%s", "method": "PHONE", "toldOfOtherRoutes": true}""".formatted(said))
                .statusCode(201);
    }

    /** Whoever was named by mistake, under whatever names, is on no paper. */
    @Test
    void whoIsStruckOutAfterACorrectionIsOnNoPaper() throws IOException {
        var dispute = Given.dispute();
        var mistaken = Api.act(
                        "huang",
                        dispute,
                        "/parties",
                        "{\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"示例误列\"}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        Given.accepted(dispute);
        Api.send("huang", "PUT", dispute, "/parties/" + mistaken, OTHER).statusCode(200);
        Api.send("huang", "DELETE", dispute, "/parties/" + mistaken, "").statusCode(200);
        assertThat(PapersTest.text(dispute, "/documents/ACCEPTANCE_REGISTER")).doesNotContain("示例误列", "示例他人");
    }
}
