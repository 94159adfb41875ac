package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** A paper names those of its day, as they were then. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class PaperDaysTest {
    private static final String RESIDENT = """
            {"area": "%s", "name": "示例居民", "sex": "FEMALE", "birthDate": "1980-01-01", "address": "%s", "household": "PAPER-1", "phones": ["%s"]}""";
    private static final String AGREED = """
            {"kind": "AGREED", "agreement": {%s, "form": "ORAL", "content": "和解。", "agreedAt": "%s", "obligations": [
             {"kind": "MONEY", "debtorNumber": 2, "creditorNumber": 1, "content": "赔偿", "amount": 100, "dueOn": "2090-01-01"}]}}""";

    private static void agree(String dispute) {
        Api.act("lin", dispute, "/outcome", AGREED.formatted(Given.RIGHTS, Days.now()))
                .statusCode(201);
    }

    @Test
    void whatTheRegisterSaysLaterIsOnNoPaperOfBefore() throws IOException {
        var resident = Api.post("lin", "/v1/residents", RESIDENT.formatted(Given.GRID, "示范楼旧址", "13900001111"))
                .statusCode(201)
                .extract()
                .<String>path("id");
        var dispute = Given.assigned(Given.disputeWith(resident));
        agree(dispute);
        var part = dispute + "/parties/" + Given.parties(dispute).get(1);
        var known = Api.get("lin", part).extract();
        assertThat(known.<String>path("sex")).isEqualTo("FEMALE");
        Api.send(
                        "lin",
                        "PUT",
                        "/v1/residents/" + resident,
                        "",
                        Body.of(RESIDENT.formatted(Given.GRID, "示范楼新址", "13900002222"))
                                .with("/sex", "MALE")
                                .json())
                .statusCode(200);
        for (var form : new String[] {"/documents/ORAL_AGREEMENT", "/case-file"})
            assertThat(PapersTest.text(dispute, form))
                    .contains("示范楼旧址", "13900001111")
                    .doesNotContain("示范楼新址", "13900002222");
        Api.get("lin", part)
                .body("sex", equalTo("FEMALE"))
                .body("phone", equalTo(known.path("phone")))
                .body("address", equalTo(known.path("address")));
        Api.post("lin", part + "/reveal", "{\"purpose\": \"核对登记的当事人电话\", \"fields\": [\"PHONE\", \"ADDRESS\"]}")
                .body("phone", equalTo("+8613900001111"))
                .body("address", equalTo("示范楼旧址"));
    }

    @Test
    void whatIsPutRightWhileTheCaseIsOpenIsOnItsPapers() throws IOException {
        var resident = Api.post("lin", "/v1/residents", RESIDENT.formatted(Given.GRID, "示范楼旧址", "13900001111"))
                .statusCode(201)
                .extract()
                .<String>path("id");
        var dispute = Given.disputeWith(resident);
        Api.send("lin", "PUT", "/v1/residents/" + resident, "", RESIDENT.formatted(Given.GRID, "示范楼新址", "13900002222"))
                .statusCode(200);
        Api.send("lin", "PUT", dispute, "/parties/" + Given.parties(dispute).get(1), "{\"role\": \"RESPONDENT\"}")
                .statusCode(200);
        assertThat(PapersTest.text(dispute, "/documents/ACCEPTANCE_REGISTER"))
                .contains("示范楼新址", "13900002222")
                .doesNotContain("示范楼旧址", "13900001111");
    }

    @Test
    void aGuardianIsOnThePapersOfTheirTime() throws IOException {
        var dispute = Given.assigned(Given.dispute());
        agree(dispute);
        Api.act(
                        "lin",
                        dispute,
                        "/parties/" + Given.parties(dispute).get(1) + "/representatives",
                        "{\"kind\": \"GUARDIAN\", \"name\": \"示例监护\", \"relation\": \"配偶\"}")
                .statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/ORAL_AGREEMENT")).doesNotContain("监护");
        var outcome = "/v1/outcomes/" + Api.get("lin", dispute).extract().path("outcomeId");
        var obligation = Api.get("lin", outcome).extract().<String>path("obligations[0].id");
        Api.act(
                        "lin",
                        outcome,
                        "/obligations/" + obligation + "/fulfilments",
                        "{\"result\": \"FULFILLED\", \"amount\": 100, \"at\": \"" + Days.now() + "\"}")
                .statusCode(201);
        Api.act("huang", outcome, "/return-visits", """
                {"visitedAt": "%s", "method": "PHONE", "performed": true, "satisfaction": 4, "parties": [2]}""".formatted(Days.now())).statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/RECEIPT")).contains("被申请人示例乙（监护人示例监护）（签名");
        assertThat(PapersTest.text(dispute, "/documents/RETURN_VISIT")).contains("被回访人示例乙（监护人示例监护）（签名");
        assertThat(PapersTest.text(dispute, "/documents/ORAL_AGREEMENT")).doesNotContain("监护");
    }

    @Test
    void allWhoMediateAreNamed() throws IOException {
        var dispute = Given.accepted(Given.dispute());
        var other = Api.get("he", "/v1/mediators/" + Given.ANOTHER).extract().<String>path("name");
        var lin = Api.get("he", "/v1/mediators/" + Given.LIN).extract().<String>path("name");
        Api.act(
                        "huang",
                        dispute,
                        "/assignments",
                        Given.assignment(Given.LIN, ", \"coMediatorIds\": [\"" + Given.ANOTHER + "\"]"))
                .statusCode(201);
        Api.act(
                        "lin",
                        dispute,
                        "/sessions",
                        "{\"kind\": \"MEDIATION\", \"heldAt\": \"" + Days.now() + "\", \"record\": \"双方到场。\", "
                                + Given.RIGHTS + "}")
                .statusCode(201);
        agree(dispute);
        for (var account : new String[] {"huang", "lin"}) {
            for (var form : new String[] {"COVER", "SESSION_RECORD"})
                assertThat(PapersTest.text(account, dispute, "/documents/" + form))
                        .contains("人民调解员" + lin + "、" + other);
            assertThat(PapersTest.text(account, dispute, "/documents/ORAL_AGREEMENT"))
                    .containsSubsequence("人民调解员" + lin + "（签名）", "人民调解员" + other + "（签名）");
            assertThat(PapersTest.text(account, dispute, "/documents/CHRONICLE"))
                    .contains("确定人民调解员" + lin + "、" + other);
        }
    }

    @Test
    void ofTwoAgreementsItIsSaidWhichOneIsSetAsideAndWhen() throws IOException {
        var dispute = Given.assigned(Given.dispute());
        agree(dispute);
        var first = "/v1/outcomes/" + Api.get("lin", dispute).extract().path("outcomeId");
        Api.act("huang", first, "/setting-aside", """
                {"settingAside": {"ground": "PARTIES_AGREED", "agreedBy": [1, 2], "on": "%s", "reason": "另行商议。"},
                 "told": {"routes": ["COURT"], "at": "%s"}}""".formatted(Days.today(), Days.now()))
                .statusCode(201);
        Api.act("huang", dispute, "/reopening", "{\"reason\": \"再次要求调解。\"}").statusCode(201);
        Given.assign("huang", dispute, Given.LIN);
        agree(dispute);
        assertThat(PapersTest.text(dispute, "/documents/CHRONICLE"))
                .containsSubsequence("调解结束", "调解协议失效", "恢复调解", "调解结束");
        assertThat(PapersTest.text(dispute, "/documents/FILE_NOTE?number=1")).contains("达成的口头协议（第一份），于", "各方当事人一致同意解除");
    }

    /** What is recorded stays when it was recorded: a return that was sent says so. */
    @Test
    void whatWasSettledOnTheSpotWasAcceptedAndOverOnTheDayOfItsAgreement() throws IOException {
        var agreed = Days.now().minus(Duration.ofHours(50));
        var dispute = Api.post(
                        "lin",
                        "/v1/disputes",
                        Body.dispute(Given.GRID)
                                .and("/reportedAt", agreed.minus(Duration.ofHours(1)))
                                .and(
                                        "/settlement",
                                        Body.of("{\"content\": \"和解。\", " + Given.RIGHTS + ", \"agreedAt\": \"" + agreed
                                                + "\"}")))
                .statusCode(201)
                .extract()
                .header("Location");
        var day = chinese(Days.of(agreed));
        assertThat(PapersTest.text(dispute, "/documents/COVER")).contains("调解日期" + day + "至" + day);
        assertThat(PapersTest.text(dispute, "/documents/ACCEPTANCE_REGISTER")).contains("受理情况" + day + "由");
        assertThat(PapersTest.text(dispute, "/documents/FILE_NOTE"))
                .contains(day + "，")
                .doesNotContain(today());
        assertThat(PapersTest.text(dispute, "/documents/CHRONICLE"))
                .containsSubsequence("接到报告", day, "受理", day, "确定人民调解员", day, "调解结束", today(), "登记");
    }

    @Test
    void whatIsWrittenDownLaterEndedMediationWhenItWasAgreed() throws IOException {
        var before = Days.now().minus(Duration.ofDays(2));
        var dispute = MovableClock.at(
                LocalDateTime.ofInstant(before, Days.ZONE).toString().substring(0, 19),
                () -> Given.assigned(Given.dispute()));
        var agreed = before.plus(Duration.ofHours(1));
        Api.act("lin", dispute, "/settlement", """
                {"content": "和解。", %s, "agreedAt": "%s"}""".formatted(Given.RIGHTS, agreed))
                .statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/COVER"))
                .contains("调解日期" + chinese(Days.of(before)) + "至" + chinese(Days.of(agreed)));
    }

    @Test
    void theLastNoteOfAFileTellsItsLastEnd() throws IOException {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/sessions", """
                {"kind": "MEDIATION", "heldAt": "%s", "record": "双方到场。", %s}""".formatted(Days.now(), Given.RIGHTS))
                .statusCode(201);
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
        Api.act("huang", dispute, "/reopening", "{\"reason\": \"再次要求调解。\"}").statusCode(201);
        Given.assign("huang", dispute, Given.LIN);
        assertThat(PapersTest.text(dispute, "/documents/FILE_NOTE")).contains("结果为：调解不成");
        agree(dispute);
        assertThat(PapersTest.text(dispute, "/documents/FILE_NOTE?number=1")).contains("结果为：调解不成");
        assertThat(PapersTest.text(dispute, "/documents/FILE_NOTE"))
                .contains("结果为：调解成功")
                .doesNotContain("调解不成功");
    }

    private static String today() {
        return chinese(Days.today());
    }

    private static String chinese(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    @Test
    void anExpiredPeriodIsSaidWithItsExtensionOnly() throws IOException {
        var dispute = MovableClock.at("2026-05-10T10:00:00", () -> {
            var begun = Given.assigned(Given.dispute());
            var agreed = "[{\"party\": 1, \"at\": \"%1$s\"}, {\"party\": 2, \"at\": \"%1$s\"}]".formatted(Days.now());
            Api.act("lin", begun, "/extensions", "{\"days\": 5, \"reason\": \"等待鉴定。\", \"consents\": " + agreed + "}")
                    .statusCode(201);
            return begun;
        });
        Api.act("lin", dispute, "/outcome", """
                {"kind": "TERMINATED", "reason": "PERIOD_EXPIRED", "toldOfOtherRoutes": true}""").statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/FILE_NOTE"))
                .contains("原因：调解期限届满（其间经当事人同意延长5日）。")
                .doesNotContain("未同意");
    }

    @Test
    void whatEndsBeforeItIsAcceptedIsNotWrittenAsMediated() throws IOException {
        var refused = Given.dispute();
        Api.act(
                        "lin",
                        refused,
                        "/parties/" + Given.parties(refused).get(1) + "/consent",
                        "{\"agrees\": false, \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        var withdrawn = Given.dispute();
        Api.act("lin", withdrawn, "/withdrawal", "{\"reason\": \"OTHER_ROUTE\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        var duplicate = Given.dispute();
        var one = Given.dispute();
        Api.act(
                        "lin",
                        duplicate,
                        "/duplicate",
                        "{\"disputeId\": \"" + one.substring(one.lastIndexOf('/') + 1) + "\", \"reason\": \"同一纠纷。\"}")
                .statusCode(201);
        var declined = Given.dispute();
        Api.act("huang", declined, "/non-acceptance", "{\"reason\": \"AGAINST_GOVERNMENT\", \"explanation\": \"已告知。\"}")
                .statusCode(201);
        var today = today();
        var says = Map.of(
                refused, "未受理。" + today + "，一方当事人明确拒绝调解。",
                withdrawn, "未受理。" + today + "，当事人撤回（改走其他途径）。",
                duplicate, "未受理。" + today + "，重复登记。",
                declined, "不予受理。理由：属于公民与行政机关之间的行政争议。已告知。");
        for (var end : says.entrySet())
            for (var form : new String[] {"ACCEPTANCE_REGISTER", "FILE_NOTE"}) {
                var paper = PapersTest.text(end.getKey(), "/documents/" + form);
                assertThat(paper).contains(end.getValue()).doesNotContain("待决定", "继续调解");
                if (form.equals("FILE_NOTE")) assertThat(paper).doesNotContain("人民调解委员会", "结束调解");
            }
    }
}
