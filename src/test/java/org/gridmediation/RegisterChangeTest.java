package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is put right in the register of residents is taken over into every dispute that can still be mediated. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class RegisterChangeTest {
    private static final String SESSION = "{\"kind\": \"MEDIATION\", \"record\": \"调解。\", " + Given.RIGHTS + "}";

    @Test
    void aMinorDoesNotAgreeAlone() {
        var resident = Given.resident("示例更正", "示范楼9栋901", "H-91");
        var dispute = Given.assigned(Given.disputeWith(resident));
        var party = dispute + "/parties/" + Given.parties(dispute).get(1);
        Api.get("lin", party).body("minor", equalTo(false), "consented", equalTo(true));
        putRight("lin", resident, Given.GRID, "示例更正", "2014-05-05");
        Api.get("lin", party).body("minor", equalTo(true), "consented", nullValue());
        Api.get("lin", dispute + "/timeline").body("step", hasItem("PARTY_CHANGED"));
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(409).body("code", equalTo("CONSENT_MISSING"));
        consent(dispute, "").statusCode(422).body("errors[0].code", equalTo("GUARDIAN_NEEDED"));
        consent(dispute, ", \"guardianName\": \"示例母亲\"").statusCode(201);
        Api.act("lin", dispute, "/sessions", SESSION)
                .statusCode(422)
                .body("errors.code", hasItem("GUARDIAN_NOT_PRESENT"));
        // Nothing that a party has was put right: nothing happens to the dispute.
        var steps = Given.steps(dispute).size();
        putRight("lin", resident, Given.GRID, "示例更正", "2014-05-05");
        org.assertj.core.api.Assertions.assertThat(Given.steps(dispute)).hasSize(steps);
    }

    @Test
    void whereverTheDisputeLies() {
        var resident = Given.resident("示例迁居", "示范楼9栋902", "H-92");
        var dispute = Given.disputeWith(resident);
        putRight("he", resident, "440103009108001", "示例迁居", "1980-01-01");
        Api.get("mai", dispute).statusCode(404);
        putRight("mai", resident, "440103009108001", "更名示例", "2014-05-05");
        Api.get("lin", dispute).body("parties[1].consented", nullValue(), "parties[1].name", startsWith("更"));
        Api.get("mai", dispute).statusCode(404);
    }

    /** The register refuses nobody for a dispute that its editor may not see. */
    @Test
    void whoTurnsOutToSpeakForTheOtherSideHasToAnswerAnew() {
        var resident = Given.resident("示例邻人", "示范楼9栋904", "H-94");
        var dispute = Given.assigned(Given.disputeWith(resident));
        Api.act("lin", dispute, "/parties/" + Given.parties(dispute).get(0) + "/representatives", """
                {"kind": "AGENT", "name": "示例两面", "profession": "LAWYER", "licence": "L-94", "powers": ["ATTEND_AND_SIGN"]}""")
                .statusCode(201);
        putRight("lin", resident, Given.GRID, "示例两面", "1980-01-01");
        Api.get("lin", dispute).body("parties[1].consented", nullValue());
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(409).body("code", equalTo("CONSENT_MISSING"));
        consent(dispute, "").statusCode(422).body("errors[0].code", equalTo("ACTS_FOR_OTHER_SIDE"));
    }

    @Test
    void whatIsConcludedKeepsWhatWasUntilItIsTakenUpAgain() {
        var resident = Given.resident("示例旧事", "示范楼9栋903", "H-93");
        var dispute = Given.assigned(Given.disputeWith(resident));
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
        putRight("lin", resident, Given.GRID, "示例旧事", "2014-05-05");
        Api.get("lin", dispute).body("parties[1].consented", equalTo(true));
        Api.act("huang", dispute, "/reopening", "{\"reason\": \"再次要求调解。\"}").statusCode(201);
        Api.get("lin", dispute).body("parties[1].consented", nullValue());
    }

    @Test
    void aMinorDoesNotVaryAnAgreementAlone() {
        var resident = Given.resident("示例未成年", "示范楼9栋905", "H-95");
        var dispute = Given.assigned(Given.disputeWith(resident));
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(201);
        String outcome = "/v1/outcomes/"
                + Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "互谅。"}}""")
                        .statusCode(201)
                        .extract()
                        .path("id");
        putRight("lin", resident, Given.GRID, "示例未成年", "2014-05-05");
        vary(outcome, "").statusCode(422).body("errors.code", hasItem("GUARDIAN_NOT_PRESENT"));
        vary(outcome, ", \"guardiansPresent\": [2]").statusCode(201);
        // The first agreement is as it was.
        Api.get("lin", dispute + "/parties/" + Given.parties(dispute).get(1)).body("minor", equalTo(false));
    }

    /** What was drafted while the register said otherwise is not signed: it is drafted anew. */
    @Test
    void aDraftIsNotSignedByAMinorAlone() {
        var resident = Given.resident("示例拟稿", "示范楼9栋906", "H-96");
        var dispute = Given.assigned(Given.disputeWith(resident));
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(201);
        String outcome = "/v1/outcomes/"
                + Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "互谅。"}}""")
                        .statusCode(201)
                        .extract()
                        .path("id");
        String draft = "/v1/outcomes/"
                + Api.act("lin", outcome, "/variation", """
                        {"reason": "情况变化。", "agreedBy": [1, 2], "agreement": {"form": "WRITTEN", "content": "再议。", "toBeSigned": true}}""")
                        .statusCode(201)
                        .extract()
                        .path("id");
        putRight("lin", resident, Given.GRID, "示例拟稿", "2014-05-05");
        Api.act("lin", draft, "/marks", "{\"partyNumber\": 2, \"kind\": \"SIGNATURE\"}")
                .statusCode(422)
                .body("errors.code", hasItem("GUARDIAN_NOT_PRESENT"));
    }

    @Test
    void aMinorDoesNotTakeARefusalBackAlone() throws IOException {
        var resident = Given.resident("示例拒绝", "示范楼9栋907", "H-97");
        var dispute = Given.assigned(Given.disputeWith(resident));
        var party = Given.parties(dispute).get(1);
        Api.act("lin", dispute, "/parties/" + party + "/consent", "{\"agrees\": false, \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        putRight("lin", resident, Given.GRID, "示例拒绝", "2014-05-05");
        var reopening = "{\"reason\": \"再次要求调解。\", \"consents\": [{\"partyId\": \"" + party + "\"%s}]}";
        Api.act("huang", dispute, "/reopening", reopening.formatted(""))
                .statusCode(422)
                .body("errors.code", hasItem("GUARDIAN_NEEDED"));
        Api.act("huang", dispute, "/reopening", reopening.formatted(", \"guardianName\": \"示例母亲\""))
                .statusCode(201);
        Api.get("lin", dispute).body("parties[1].consented", equalTo(true));
        assertThat(PapersTest.text(dispute, "/documents/CHRONICLE"))
                .contains("更正当事人信息", "系统")
                .doesNotContain("system");
    }

    private static io.restassured.response.ValidatableResponse vary(String outcome, String more) {
        return Api.act("lin", outcome, "/variation", """
                {"reason": "情况变化。", "agreedBy": [1, 2], "agreement": {"form": "ORAL", "content": "再议。"%s}}""".formatted(more));
    }

    private static io.restassured.response.ValidatableResponse consent(String dispute, String more) {
        return Api.act(
                "lin",
                dispute,
                "/parties/" + Given.parties(dispute).get(1) + "/consent",
                "{\"agrees\": true" + more + "}");
    }

    private static void putRight(String account, String resident, String area, String name, String born) {
        Api.send(account, "PUT", "/v1/residents/" + resident, "", """
                        {"area": "%s", "name": "%s", "sex": "FEMALE", "birthDate": "%s"}""".formatted(area, name, born))
                .statusCode(200);
    }
}
