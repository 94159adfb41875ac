package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/** The papers of a dispute, filled from what was recorded through the API. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class DocumentsTest {
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    /** Mediated by lin, two sessions, a written agreement over money, performed and visited. */
    private static String dispute() {
        return MovableClock.at("2026-03-15T09:00:00", () -> Given.assigned(Given.dispute()));
    }

    private static void agree(String dispute) {
        var parties = Api.get("lin", dispute).extract().<List<String>>path("parties.id");
        session(dispute, "SITE_INSPECTION", "夜间现场查看，确认光源为对面三楼浴室。");
        session(dispute, "MEDIATION", "第一次调解，双方各自陈述。");
        session(dispute, "MEDIATION", "第二次调解，双方同意换灯。");
        var outcome = Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "WRITTEN", "content": "乙方更换感应灯并补偿甲方。", "agreedAt": "2026-03-20T10:00:00+08:00",
                 "dueOn": "2026-03-27", "amount": 123456, "mediatorSignedAt": "2026-03-20T10:30:00+08:00", "sealedAt": "2026-03-20T11:00:00+08:00",
                 "marks": [{"partyId": "%s", "kind": "SIGNATURE", "at": "2026-03-20T10:10:00+08:00"},
                           {"partyId": "%s", "kind": "FINGERPRINT", "at": "2026-03-20T10:20:00+08:00"}]}}""".formatted(parties.get(0), parties.get(1)))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act("lin", outcome, "/fulfilment", "{\"result\": \"FULFILLED\", \"at\": \"2026-03-25T10:00:00+08:00\"}")
                .statusCode(201);
        Api.get("lin", dispute + "/documents")
                .body("documents.findAll { it.state == 'MISSING' }.lack", hasItem("NO_RETURN_VISIT"));
        Api.act(
                        "huang",
                        outcome,
                        "/return-visits",
                        "{\"visitedAt\": \"2026-04-02T16:00:00+08:00\", \"method\": \"PHONE\", \"performed\": true, \"satisfaction\": 4, \"note\": \"双方均无异议。\"}")
                .statusCode(201);
    }

    private static void session(String dispute, String kind, String record) {
        Api.act(
                        "lin",
                        dispute,
                        "/sessions",
                        "{\"kind\": \"%s\", \"heldAt\": \"2026-03-16T20:30:00+08:00\", \"place\": \"网格驿站\", \"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"record\": \"%s\", \"participants\": [{\"kind\": \"LEGAL_ADVISER\", \"name\": \"示例顾问\"}]}"
                                .formatted(kind, record))
                .statusCode(201);
    }

    private static byte[] document(String account, String dispute, String path, String type) {
        var answer = Api.as(account).accept(type).get(dispute + path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(type);
        return answer.asByteArray();
    }

    private static String text(byte[] pdf, int from, int until) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(from);
            stripper.setEndPage(until);
            return Text.unspaced(stripper.getText(document));
        }
    }

    private static String text(byte[] pdf) throws IOException {
        return text(pdf, 1, 1000);
    }

    @Test
    void everyPaperIsFilledFromTheRecord() throws Exception {
        var dispute = dispute();
        agree(dispute);
        var number = Api.get("he", dispute).extract().<String>path("caseNumber");
        var agreement = text(document("huang", dispute, "/documents/WRITTEN_AGREEMENT", "application/pdf"));
        assertThat(agreement)
                .contains("人民调解协议书", "编号：" + number, "示例甲", "示例乙", "乙方更换感应灯并补偿甲方。")
                .contains("人民币壹仟贰佰叁拾肆元伍角陆分（¥1,234.56）", "至迟于2026年3月27日履行", "本协议一式三份", "2026年3月20日");
        assertThat(text(document("lin", dispute, "/documents/SESSION_RECORD", "application/pdf")))
                .contains("第一次调解，双方各自陈述。", "示例顾问（法律顾问）", "2026年3月16日20时30分", "申请人示例甲：＿＿＿＿")
                .doesNotContain("自愿达成", "继续调解");
        assertThat(text(document("lin", dispute, "/documents/SESSION_RECORD?number=2", "application/pdf")))
                .contains("第二次调解，双方同意换灯。")
                .doesNotContain("自愿达成");
        assertThat(text(document("he", dispute, "/documents/INVESTIGATION_RECORD", "application/pdf")))
                .contains("确认光源为对面三楼浴室", "无（现场查看）");
        assertThat(text(document("liang", dispute, "/documents/RETURN_VISIT", "application/pdf")))
                .contains("调解协议编号" + number, "电话", "满意", "双方均无异议。");
        try (var word = new XWPFDocument(
                        new ByteArrayInputStream(document("he", dispute, "/documents/WRITTEN_AGREEMENT", WORD)));
                var extractor = new XWPFWordExtractor(word)) {
            assertThat(extractor.getText()).contains("人民调解协议书", "示例甲", "壹仟贰佰叁拾肆元伍角陆分", number);
        }
        Api.get("he", dispute + "/documents")
                .statusCode(200)
                .body("complete", equalTo(false))
                .body("documents.findAll { it.state == 'MISSING' }.kind", equalTo(List.of("IDENTITY_PROOF")))
                .body(
                        "documents.findAll { it.state == 'PRESENT' }.kind",
                        hasItems(
                                "COVER",
                                "ACCEPTANCE_REGISTER",
                                "SESSION_RECORD",
                                "WRITTEN_AGREEMENT",
                                "RECEIPT",
                                "RETURN_VISIT"))
                .body("documents.findAll { it.kind == 'SESSION_RECORD' }.number", equalTo(List.of(1, 2)))
                .body("documents.find { it.kind == 'IDENTITY_PROOF' }.href", nullValue());
        // A copy proves the identity of the party that it is about, and of nobody else.
        Given.attachment("huang", dispute, "IDENTITY_COPY");
        Given.attachment(
                "huang",
                dispute,
                "IDENTITY_COPY&about=" + Given.parties(dispute).get(0));
        Api.get("he", dispute + "/documents")
                .body("documents.find { it.kind == 'IDENTITY_PROOF' }.lack", equalTo("NO_IDENTITY_PROOF"));
        Given.attachment(
                "huang",
                dispute,
                "IDENTITY_COPY&about=" + Given.parties(dispute).get(1));
        Given.attachment("huang", dispute, "PHOTO");
        Api.get("he", dispute + "/documents")
                .body("complete", equalTo(true))
                .body("documents.findAll { it.state == 'PRESENT' }.kind", hasItems("IDENTITY_PROOF", "EVIDENCE"));
        List<String> links =
                Api.get("he", dispute + "/documents").extract().path("documents.href.findAll { it != null }");
        assertThat(links)
                .hasSizeGreaterThan(12)
                .allSatisfy(link ->
                        Api.as("he").accept("application/pdf").get(link).then().statusCode(200));
    }

    @Test
    void whatPartiesWereToldWhoSpeaksForThemAndWhatWasAskedIsInThePapers() throws Exception {
        var dispute = dispute();
        var parties = Api.get("lin", dispute).extract().<List<String>>path("parties.id");
        Api.get("huang", dispute + "/documents")
                .body("documents.find { it.kind == 'RIGHTS_NOTICE' }.lack", equalTo("RIGHTS_NOT_TOLD"))
                .body("documents.find { it.kind == 'POWER_OF_ATTORNEY' }.state", equalTo("NOT_NEEDED"));
        for (var party : parties)
            Api.act("lin", dispute, "/parties/" + party + "/notices", """
                    {"kind": "RIGHTS_AND_DUTIES", "version": "2026-1", "at": "2026-03-15T10:00:00+08:00", "method": "IN_PERSON", "acknowledged": true}""").statusCode(201);
        Api.act("lin", dispute, "/parties/" + parties.get(0) + "/representatives", """
                {"kind": "AGENT", "name": "示例代理人", "relation": "表姐", "profession": "LAWYER", "licence": "14401202010000000",
                 "powers": ["ATTEND_AND_SIGN", "EVIDENCE"], "phone": "19900000018", "validFrom": "2026-03-14"}""")
                .statusCode(201);
        Api.act("lin", dispute, "/investigations", """
                {"beganAt": "2026-03-16T20:00:00+08:00", "place": "示范楼2栋二楼", "askedName": "示例邻居", "askedAs": "楼下邻居", "record": "夜间确有强光。"}""").statusCode(201);
        Api.get("huang", dispute + "/documents")
                .body("documents.find { it.kind == 'RIGHTS_NOTICE' }.state", equalTo("PRESENT"));
        assertThat(text(document("lin", dispute, "/documents/RIGHTS_NOTICE", "application/pdf")))
                .contains("2026年3月15日当面告知申请人示例甲，其已确认知悉。", "申请人示例甲（签名、盖章或按指印）：年月日");
        assertThat(text(document("lin", dispute, "/documents/POWER_OF_ATTORNEY", "application/pdf")))
                .contains("示例代理人", "律师", "14401202010000000", "联系方式19900000018", "（一）代为收集、提供证据；", "（二）代为参加调解并签署有关文书。");
        assertThat(text(document("lin", dispute, "/documents/INVESTIGATION_RECORD", "application/pdf")))
                .contains("被调查人示例邻居", "楼下邻居", "夜间确有强光。", "2026年3月16日20时00分");
    }

    @Test
    void aWithdrawalIsNotedInTheFile() throws Exception {
        var dispute = dispute();
        Api.act(
                        "lin",
                        dispute,
                        "/withdrawal",
                        "{\"reason\": \"SETTLED_PRIVATELY\", \"explanation\": \"双方已自行和解。\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        assertThat(text(document("huang", dispute, "/documents/FILE_NOTE", "application/pdf")))
                .contains("当事人撤回", "原因：自行和解。", "双方已自行和解。");
        Api.get("huang", dispute + "/documents")
                .body("documents.findAll { it.state == 'MISSING' }.kind", equalTo(List.of("IDENTITY_PROOF")));
        Api.act("huang", dispute, "/archive", """
                        {"missing": [{"kind": "RIGHTS_NOTICE", "reason": "当事人未签收。"}, {"kind": "IDENTITY_PROOF", "reason": "未留复印件。"},
                                     {"kind": "RIGHTS_NOTICE", "reason": "已口头告知。"}, {"kind": "SESSION_RECORD", "reason": "未能召开调解会。"}]}""")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/missing/2/kind")))
                .body("errors.code", equalTo(List.of("DOCUMENT_TWICE")));
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
        assertThat(text(document("huang", dispute, "/case-file", "application/pdf"), 1, 2))
                .contains("短期（5年）", "卷宗情况说明");
    }

    @Test
    void theWholeFileHasItsContentsInOrder() throws Exception {
        var dispute = dispute();
        agree(dispute);
        var file = document("huang", dispute, "/case-file", "application/pdf");
        assertThat(text(file, 1, 1)).contains("人民调解卷宗", "示例甲与示例乙邻里纠纷", "长期（10年）");
        assertThat(text(file, 2, 2))
                .containsSubsequence(
                        "卷内目录", "人民调解受理登记表1", "当事人权利义务告知书", "当事人身份证明缺", "人民调解调查记录", "人民调解记录（一）", "人民调解协议书", "人民调解回访记录");
        assertThat(text(file, 3, 3)).startsWith("人民调解受理登记表").endsWith("—1—");
    }

    @Test
    void fileNamesNameTheCaseAndNobody() {
        var dispute = dispute();
        var known = Api.get("huang", dispute).extract();
        var disposition =
                Api.as("huang").get(dispute + "/documents/RIGHTS_NOTICE").header("Content-Disposition");
        assertThat(disposition)
                .startsWith("attachment; filename=\"" + known.path("receiptNumber")
                        + "-RIGHTS_NOTICE.pdf\"; filename*=UTF-8''");
        assertThat(URLDecoder.decode(Text.part(disposition, "UTF-8''(.*)"), StandardCharsets.UTF_8))
                .isEqualTo(known.path("caseNumber") + " 当事人权利义务告知书.pdf");
        assertThat(Api.as("huang")
                        .accept(WORD)
                        .get(dispute + "/documents/COVER")
                        .header("Content-Disposition"))
                .contains("-COVER.docx\"")
                .doesNotContain(java.net.URLEncoder.encode("示例", StandardCharsets.UTF_8));
    }

    @Test
    void whatTheRecordCannotFillYetSaysWhatIsMissing() {
        var dispute = Api.dispute("lin", "440103009106001");
        for (var lack : Map.of(
                        "/documents/COVER", "NOT_ACCEPTED",
                        "/documents/SESSION_RECORD", "NO_SESSION",
                        "/documents/WRITTEN_AGREEMENT", "NO_WRITTEN_AGREEMENT",
                        "/documents/ORAL_AGREEMENT", "NO_ORAL_AGREEMENT",
                        "/documents/RECEIPT", "NO_FULFILMENT",
                        "/documents/IDENTITY_PROOF", "IS_ATTACHED",
                        "/documents/POWER_OF_ATTORNEY", "NO_AGENT",
                        "/documents/FILE_NOTE", "NOT_ENDED",
                        "/case-file", "NOT_ACCEPTED")
                .entrySet())
            Api.as("huang")
                    .accept("*/*")
                    .get(dispute + lack.getKey())
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("DOCUMENT_NOT_READY"))
                    .body("errors[0].code", equalTo(lack.getValue()))
                    .body("errors[0].detail", not(lack.getValue()));
        Api.get("huang", dispute + "/documents/RIGHTS_NOTICE?number=0").statusCode(400);
        Api.get("huang", dispute + "/documents/RIGHTS_NOTICE?page=2").statusCode(400);
        Api.get("huang", dispute + "/documents/NOVEL").statusCode(404).body("code", equalTo("NOT_FOUND"));
        Api.as("huang")
                .accept("text/html")
                .get(dispute + "/documents/RIGHTS_NOTICE")
                .then()
                .statusCode(406)
                .body("code", equalTo("NOT_ACCEPTABLE"));
        Api.as("huang").accept(WORD).get(dispute + "/case-file").then().statusCode(406);
    }

    @Test
    void anEndWithoutAgreementSaysWhyAndARefusedCaseHasARegisterOnly() throws Exception {
        var failed = dispute();
        session(failed, "MEDIATION", "分歧较大。");
        Api.act(
                        "lin",
                        failed,
                        "/outcome",
                        "{\"kind\": \"FAILED\", \"reason\": \"LARGE_DIFFERENCES\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        assertThat(text(document("lin", failed, "/documents/FILE_NOTE", "application/pdf")))
                .contains("调解不成功", "当事人分歧较大", "告知当事人可以依法通过仲裁、行政、司法等途径");
        var declined = Api.dispute("lin", "440103009106001");
        Api.act(
                        "huang",
                        declined,
                        "/non-acceptance",
                        "{\"reason\": \"AGAINST_GOVERNMENT\", \"explanation\": \"已告知申请行政复议。\"}")
                .statusCode(201);
        Api.get("huang", declined + "/documents")
                .body("complete", equalTo(true))
                .body("documents.findAll { it.state != 'NOT_NEEDED' }.kind", equalTo(List.of("ACCEPTANCE_REGISTER")));
        assertThat(text(document("huang", declined, "/documents/ACCEPTANCE_REGISTER", "application/pdf")))
                .contains("不予受理", "行政争议", "已告知申请行政复议。");
    }

    @Test
    void onlyItsMediatorAndTheTiersAboveGetTheFullNames() {
        var fresh = Api.dispute("lin", "440103009106001");
        Api.get("lin", fresh + "/documents").statusCode(200);
        Api.get("chen", fresh + "/documents/COVER").statusCode(org.hamcrest.Matchers.oneOf(403, 404));
        var dispute = dispute();
        for (var path : List.of("/documents", "/documents/RIGHTS_NOTICE", "/case-file")) {
            for (var account : List.of("lin", "huang", "he", "liang"))
                Api.get(account, dispute + path).statusCode(200);
            Api.get("mai", dispute + path).statusCode(404);
            for (var account : List.of("zhou", "admin", "auditor"))
                Api.get(account, dispute + path).statusCode(403);
            Api.get("resident", dispute + path).statusCode(path.equals("/case-file") ? 403 : 404);
        }
    }

    @Test
    void everyLookIsJournalled() {
        var dispute = dispute();
        Api.get("he", dispute + "/documents/RIGHTS_NOTICE").statusCode(200);
        Api.get("he", dispute + "/case-file").statusCode(200);
        Api.get("auditor", "/v1/journal?objectId=" + dispute.substring(dispute.lastIndexOf('/') + 1))
                .body("items.operation", hasItems("getDocument", "getCaseFile"))
                .body("items.purpose", everyItem(nullValue()));
    }
}
