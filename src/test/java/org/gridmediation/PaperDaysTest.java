package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
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
                        RESIDENT.formatted(Given.GRID, "示范楼新址", "13900002222").replace("FEMALE", "MALE"))
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
}
