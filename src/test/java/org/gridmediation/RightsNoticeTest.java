package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 人民调解法 art. 23, 24: parties know their rights before they are mediated; and a file is archived whole, or with the reason why it is not. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class RightsNoticeTest {
    private static final String SESSION = "{\"kind\": \"MEDIATION\", \"record\": \"调解。\"%s}";
    private static final String AGREED =
            "{\"kind\": \"AGREED\", \"agreement\": {\"form\": \"ORAL\", \"content\": \"和解。\"%s}}";

    @Test
    void neitherSessionNorAgreementNorSettlementWithoutIt() {
        var dispute = Given.assigned(Given.dispute());
        notTold(dispute, "/sessions", SESSION.formatted(""), "/rightsNotice");
        notTold(dispute, "/outcome", AGREED.formatted(""), "/agreement/rightsNotice");
        notTold(dispute, "/settlement", "{\"content\": \"和解。\"}", "/rightsNotice");
        notTold(Given.dispute(), "/settlement", "{\"content\": \"和解。\"}", "/rightsNotice");
        Api.post("lin", "/v1/disputes", Body.dispute(Given.GRID).and("/settlement", Body.of("{\"content\": \"和解。\"}")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/settlement/rightsNotice"));
        Api.act("lin", dispute, "/sessions", SESSION.formatted(", " + Given.RIGHTS))
                .statusCode(201);
        for (var party : Given.parties(dispute))
            Api.get("lin", dispute + "/parties/" + party)
                    .body("notices.kind", contains("RIGHTS_AND_DUTIES"))
                    .body("notices.acknowledged", contains(true));
        assertThat(Given.steps(dispute)).endsWith("NOTICE_GIVEN", "NOTICE_GIVEN", "SESSION_HELD");
        Api.act("lin", dispute, "/sessions", SESSION.formatted("")).statusCode(201);
        Api.act("lin", dispute, "/parties", """
                {"role": "THIRD_PARTY", "kind": "PERSON", "name": "示例丙", "consented": true}""").statusCode(201);
        notTold(dispute, "/outcome", AGREED.formatted(""), "/agreement/rightsNotice");
        Api.act("lin", dispute, "/outcome", AGREED.formatted(", " + Given.RIGHTS))
                .statusCode(201);
        assertThat(Given.steps(dispute)).endsWith("NOTICE_GIVEN", "OUTCOME_RECORDED", "AGREEMENT_EFFECTIVE");
    }

    /** Whoever else was told before. */
    @Test
    void theDateOfTheNoticeIsHeldAgainstTheReportThoughSomebodyWasToldBefore() {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/parties/" + Given.parties(dispute).get(0) + "/notices", """
                {"kind": "RIGHTS_AND_DUTIES", "version": "1", "method": "PHONE", "acknowledged": true}""")
                .statusCode(201);
        Api.act(
                        "lin",
                        dispute,
                        "/sessions",
                        Body.of(SESSION.formatted(", " + Given.RIGHTS))
                                .and("/rightsNotice/at", "2020-03-13T10:00:00+08:00"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/rightsNotice/at"))
                .body("errors.code", hasItem("BEFORE_REPORT"));
    }

    private static void notTold(String dispute, String action, String body, String pointer) {
        Api.act("lin", dispute, action, body)
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer), "errors[0].code", equalTo("RIGHTS_NOT_TOLD"));
    }

    @Test
    void theArchiveNeedsEachMandatoryDocumentOrAReason() {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
        var etag = Api.get("huang", dispute)
                .body("allowedActions", hasItem("archiveDispute"))
                .extract()
                .header("ETag");
        for (var body : List.of("", "{}", "{\"missing\": []}"))
            Api.act("huang", dispute, "/archive", body)
                    .statusCode(422)
                    .body("errors.pointer", hasItem("/missing"))
                    .body("errors.code", hasItems("RIGHTS_NOT_TOLD", "NO_IDENTITY_PROOF", "NO_SESSION"));
        Api.act("huang", dispute, "/archive", "{\"missing\": [{\"kind\": \"NOVEL\", \"reason\": \"无\"}]}")
                .statusCode(400);
        Api.act("huang", dispute, "/archive", "{\"missing\": [{\"kind\": \"RIGHTS_NOTICE\", \"reason\": \"  \"}]}")
                .statusCode(400);
        Api.get("huang", dispute).header("ETag", equalTo(etag));
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201).body("status", equalTo("ARCHIVED"));
        Api.get("he", dispute + "/documents")
                .body("complete", equalTo(false))
                .body("documents.find { it.kind == 'IDENTITY_PROOF' }.reason", equalTo("未留复印件。"));
        assertThat(Given.steps(dispute))
                .endsWith("DOCUMENT_MISSING", "DOCUMENT_MISSING", "DOCUMENT_MISSING", "ARCHIVED");
    }

    /** A notice counts without it; the file says that it is missing. */
    @Test
    void whoDidNotAcknowledgeTheNoticeIsMediatedAndTheFileSaysSo() {
        var dispute = Given.assigned(Given.dispute());
        Api.act(
                        "lin",
                        dispute,
                        "/sessions",
                        Body.of(SESSION.formatted(", " + Given.RIGHTS)).with("/rightsNotice/acknowledged", false))
                .statusCode(201);
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
        Api.act("huang", dispute, "/archive", "{}")
                .statusCode(422)
                .body("errors.code", contains("RIGHTS_NOT_ACKNOWLEDGED", "NO_IDENTITY_PROOF"));
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
        Api.get("he", dispute + "/documents")
                .body("documents.find { it.kind == 'RIGHTS_NOTICE' }.lack", equalTo("RIGHTS_NOT_ACKNOWLEDGED"))
                .body("documents.find { it.kind == 'RIGHTS_NOTICE' }.reason", equalTo("当事人未签收。"));
    }

    @Test
    void aWholeFileNeedsNoWordMore() {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/sessions", SESSION.formatted(", " + Given.RIGHTS))
                .statusCode(201);
        Given.identified("lin", dispute);
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
        Api.get("he", dispute + "/documents").body("complete", equalTo(true));
        Api.as("huang")
                .header("If-Match", Api.get("huang", dispute).extract().header("ETag"))
                .post(dispute + "/archive")
                .then()
                .statusCode(201);
        assertThat(Given.steps(dispute)).doesNotContain("DOCUMENT_MISSING");
    }
}
