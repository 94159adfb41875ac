package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** Papers name whoever mediated then, and whoever signed. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class MediatorPapersTest {
    private static String beside(String dispute, String lead, String other) {
        Api.act(
                        "huang",
                        Given.accepted(dispute),
                        "/assignments",
                        Given.assignment(lead, ", \"coMediatorIds\": [\"" + other + "\"]"))
                .statusCode(201);
        return dispute;
    }

    /** Who mediated beside another is assigned anew without that one. */
    @Test
    void theChronicleNamesWhoWasAssignedThen() throws IOException {
        var dispute = beside(Given.dispute(), Given.LIN, Given.ANOTHER);
        var recusal = Api.act("lin", dispute, "/recusals", "{\"reason\": \"与被申请人有多年合作关系。\"}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        Api.act("huang", dispute, "/recusals/" + recusal + "/decision", "{\"granted\": true, \"explanation\": \"准。\"}")
                .statusCode(201);
        Given.assign("huang", dispute, Given.ANOTHER);
        var chronicle = PapersTest.text(dispute, "/documents/CHRONICLE");
        assertThat(chronicle.split("确定人民调解员")).hasSize(3);
        assertThat(chronicle.substring(chronicle.lastIndexOf("确定人民调解员"))).doesNotContain("林示例");
    }

    /** The day of a signature stands beside the hand that signed. */
    @Test
    void whoSignedIsWhoSigned() throws IOException {
        var dispute = beside(Given.dispute(), Given.ANOTHER, Given.LIN);
        var draft = "/v1/outcomes/"
                + Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "agreement": {%s, "form": "WRITTEN", "content": "和解。", "agreedAt": "%s", "toBeSigned": true}}""".formatted(Given.RIGHTS, Days.now()))
                        .statusCode(201)
                        .extract()
                        .path("id");
        Api.act("lin", draft, "/mediator-signature", "{}").statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/WRITTEN_AGREEMENT")).containsPattern("林示例（签名）：\\s*20\\d\\d年");
    }

    /** The agreement ended mediation, though it binds nobody any more. */
    @Test
    void theCoverNamesWhoMediatedWhatWasSetAside() throws IOException {
        var dispute = Given.assigned(Given.dispute());
        var outcome = "/v1/outcomes/"
                + Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "agreement": {%s, "form": "ORAL", "content": "和解。", "agreedAt": "%s"}}""".formatted(Given.RIGHTS, Days.now()))
                        .statusCode(201)
                        .extract()
                        .path("id");
        Api.act("huang", outcome, "/setting-aside", """
                {"settingAside": {"ground": "PARTIES_AGREED", "reason": "另行协商。", "agreedBy": [1, 2]}, "told": {"routes": ["COURT"]}}""").statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/COVER")).contains("林示例");
        // Nor is it said of it, when somebody is visited afterwards, that it was not kept.
        Api.act("huang", outcome, "/return-visits", """
                {"method": "PHONE", "performed": false, "satisfaction": 4}""").statusCode(201);
        for (var form : new String[] {"RETURN_VISIT", "CHRONICLE"})
            assertThat(PapersTest.text(dispute, "/documents/" + form)).doesNotContain("未按协议履行");
    }
}
