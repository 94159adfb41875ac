package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dispute on its way: the receiver answers, the sender goes on reading, only the holder acts. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class TransferTest {
    private static final String SUBDISTRICT = "00000000-0000-7000-8000-000440103009";
    private static final String ZHOUMEN = "00000000-0000-7000-8000-440103009108";
    private static final String GRID_CENTRE = "00000000-0000-7002-8000-000440103009";
    private static final String LIN = "00000000-0000-7000-8001-000000000001";
    private static String court;

    @BeforeEach
    void aCourt() {
        if (court == null) court = organization("COURT", "440103", "测试法院");
    }

    @Test
    void upToTheSubdistrictAndAccepted() {
        var dispute = Api.accepted();
        var transfer = offer("huang", dispute, SUBDISTRICT)
                .statusCode(201)
                .body("direction", equalTo("UP"), "answer", equalTo("PENDING"), "status", equalTo("TRANSFERRED"))
                .extract()
                .<String>path("id");
        Api.act("he", dispute, "/transfers/" + transfer + "/acceptance", "")
                .statusCode(201)
                .body("answer", equalTo("ACCEPTED"), "status", equalTo("ACCEPTED"));
        Api.get("he", dispute)
                .body("holderId", equalTo(SUBDISTRICT), "committeeId", equalTo(SUBDISTRICT))
                .body("level", equalTo("SUBDISTRICT"), "caseNumber", startsWith("（"))
                .body("allowedActions", hasItems("assignMediator", "transferDispute"));
        // Both read on, only the holder acts.
        Api.get("huang", dispute + "/timeline")
                .statusCode(200)
                .body("step", hasItems("TRANSFERRED", "TRANSFER_ACCEPTED"));
        Api.get("huang", dispute).body("allowedActions", not(hasItem("assignMediator")));
        Api.act("huang", dispute, "/assignments", "{\"mediatorId\": \"" + LIN + "\", \"mode\": \"DESIGNATED\"}")
                .statusCode(409)
                .body("code", equalTo("NOT_THE_HOLDER"), "state", equalTo("ACCEPTED"));
        Api.get("he", "/v1/disputes?limit=200&holder=" + SUBDISTRICT + "&to=" + Days.today())
                .body("items.id", hasItem(id(dispute)));
    }

    @Test
    void whileItIsOnItsWayNobodyElseActs() {
        var dispute = Api.accepted();
        offer("huang", dispute, SUBDISTRICT).statusCode(201);
        Api.act("huang", dispute, "/assignments", "{\"mediatorId\": \"" + LIN + "\", \"mode\": \"DESIGNATED\"}")
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"), "state", equalTo("TRANSFERRED"))
                .body(
                        "allowedActions",
                        containsInAnyOrder("withdrawTransfer", "noteEscalation", "recordConsent", "withdrawDispute"));
        offer("huang", dispute, ZHOUMEN).statusCode(409);
        Api.get("he", dispute)
                .body("allowedActions", containsInAnyOrder("acceptTransfer", "declineTransfer", "noteEscalation"));
    }

    /** What one committee writes to another is read beyond those who handle the case. */
    @Test
    void nobodysNumberIsHandedOnInANote() {
        var dispute = Api.accepted();
        Api.act(
                        "huang",
                        dispute,
                        "/transfers",
                        "{\"receiverId\": \"" + SUBDISTRICT
                                + "\", \"reason\": \"COMPLEX\", \"note\": \"乙方电话13800138000。\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/note"), "errors[0].code", equalTo("NUMBER_IN_TEXT"));
        var transfer = offer("huang", dispute, SUBDISTRICT).extract().<String>path("id");
        Api.act("he", dispute, "/transfers/" + transfer + "/refusal", "{\"reason\": \"请电13800138000。\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reason"), "errors[0].code", equalTo("NUMBER_IN_TEXT"));
    }

    @Test
    void declinedItComesBackAndTheSenderSeesWhy() {
        var dispute = Api.accepted();
        var transfer = offer("huang", dispute, SUBDISTRICT).extract().<String>path("id");
        Api.act("huang", dispute, "/transfers/" + transfer + "/acceptance", "")
                .statusCode(409)
                .body("code", equalTo("NOT_THE_RECEIVER"));
        Api.act("he", dispute, "/transfers/" + transfer + "/refusal", "{\"reason\": \"社区可继续调解。\"}")
                .statusCode(201)
                .body("answer", equalTo("DECLINED"), "status", equalTo("ACCEPTED"));
        Api.get("huang", dispute + "/transfers").body("[0].answerReason", equalTo("社区可继续调解。"));
        Api.get("huang", dispute).body("allowedActions", hasItem("assignMediator"));
        Api.act("he", dispute, "/transfers/" + transfer + "/acceptance", "").statusCode(409);
    }

    @Test
    void takenBackBeforeItIsAnswered() {
        var dispute = Api.accepted();
        var transfer = offer("huang", dispute, SUBDISTRICT).extract().<String>path("id");
        Api.act("he", dispute, "/transfers/" + transfer + "/withdrawal", "").statusCode(409);
        Api.act("huang", dispute, "/transfers/" + transfer + "/withdrawal", "")
                .statusCode(201)
                .body("answer", equalTo("WITHDRAWN"));
        Api.get("huang", dispute).body("status", equalTo("ACCEPTED"));
    }

    @Test
    void sidewaysTheReceiverReadsItFromTheOfferOn() {
        var zhoumen = community("440103009108");
        var dispute = Api.accepted();
        Api.get(zhoumen, dispute).statusCode(404);
        var transfer = offer("huang", dispute, ZHOUMEN)
                .body("direction", equalTo("SIDEWAYS"))
                .extract()
                .<String>path("id");
        Api.get(zhoumen, dispute).statusCode(200).body("parties.size()", equalTo(2));
        Api.get(zhoumen, dispute + "/timeline").body("step", hasItem("TRANSFERRED"));
        // A neighbour of neither side still sees nothing.
        Api.get("xu", dispute).statusCode(404);
        Api.get("mai", dispute).statusCode(404);
        Api.act(zhoumen, dispute, "/transfers/" + transfer + "/acceptance", "").statusCode(201);
        Api.get(zhoumen, "/v1/disputes?holder=" + ZHOUMEN).body("items.id", hasItem(id(dispute)));
        Api.get("huang", dispute + "/timeline").statusCode(200).body("step", hasItem("TRANSFER_ACCEPTED"));
        Api.get("huang", dispute).body("allowedActions", not(hasItem("assignMediator")));
        Api.act(
                        zhoumen,
                        dispute,
                        "/assignments",
                        "{\"mediatorId\": \"00000000-0000-7000-8001-000000000002\", \"mode\": \"DESIGNATED\"}")
                .statusCode(anyOf(is(201), is(422)));
    }

    @Test
    void whoDeclinesReadsItNoLonger() {
        var zhoumen = community("440103009108");
        var dispute = Api.accepted();
        var transfer = offer("huang", dispute, ZHOUMEN).extract().<String>path("id");
        Api.act(zhoumen, dispute, "/transfers/" + transfer + "/refusal", "{\"reason\": \"当事人均在中兴。\"}")
                .statusCode(201);
        Api.get(zhoumen, dispute).statusCode(404);
        Api.get(zhoumen, dispute + "/timeline").statusCode(404);
        Api.get(zhoumen, dispute + "/transfers").statusCode(404);
        Api.get("huang", dispute).body("status", equalTo("ACCEPTED"));
    }

    @Test
    void outToACourtTheSenderRecordsItsAnswer() throws IOException {
        var dispute = Api.dispute("lin", "440103009106001");
        offer("huang", dispute, court).statusCode(422).body("errors[0].code", equalTo("OUTSIDE_BY_SUBDISTRICT"));
        var transfer = offer("he", dispute, court)
                .statusCode(201)
                .body("direction", equalTo("OUT"))
                .extract()
                .<String>path("id");
        Api.act("he", dispute, "/transfers/" + transfer + "/acceptance", "")
                .statusCode(201)
                .body("status", equalTo("REFERRED"));
        Api.get("he", dispute).body("endedAt", notNullValue(), "allowedActions", hasItem("archiveDispute"));
        for (var paper : List.of("FILE_NOTE?number=1", "ACCEPTANCE_REGISTER"))
            assertThat(PapersTest.text("he", dispute, "/documents/" + paper)).contains("转交测试法院（");
    }

    @Test
    void whereItCannotGo() {
        var dispute = Api.accepted();
        offer("huang", dispute, "00000000-0000-7000-8000-440103009106")
                .statusCode(422)
                .body("errors[0].code", equalTo("ALREADY_THE_HOLDER"));
        offer("huang", dispute, GRID_CENTRE).statusCode(422).body("errors[0].code", equalTo("COMMITTEE_NEEDED"));
        offer("huang", dispute, "01900000-0000-7000-8000-000000000000")
                .statusCode(422)
                .body("errors[0].code", equalTo("ORGANIZATION_UNKNOWN"));
        Api.get("huang", dispute).body("status", equalTo("ACCEPTED"));
        Api.get("huang", dispute + "/transfers").body("size()", equalTo(0));
    }

    @Test
    void ofTwoAnswersAtOnceOneCounts() throws Exception {
        var dispute = Api.accepted();
        var transfer = offer("huang", dispute, SUBDISTRICT).extract().<String>path("id");
        var etag = Api.get("he", dispute).extract().header("ETag");
        var answers = Collections.synchronizedList(new ArrayList<Integer>());
        var pool = Executors.newFixedThreadPool(8);
        var tasks = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 8; i++) {
            var accept = i % 2 == 0;
            tasks.add(() -> {
                answers.add(Api.as("he")
                        .header("If-Match", etag)
                        .body(accept ? "" : "{\"reason\": \"不接受。\"}")
                        .post(dispute + "/transfers/" + transfer + (accept ? "/acceptance" : "/refusal"))
                        .statusCode());
                return null;
            });
        }
        for (var done : pool.invokeAll(tasks)) done.get();
        pool.shutdown();
        assertThat(answers).containsOnlyOnce(201).filteredOn(a -> a != 201).containsOnly(412);
        Api.get("he", dispute + "/timeline").body("findAll { it.step =~ /TRANSFER_/ }.size()", equalTo(1));
    }

    private static ValidatableResponse offer(String who, String dispute, String receiver) {
        return Api.act(
                who,
                dispute,
                "/transfers",
                "{\"receiverId\": \"" + receiver + "\", \"reason\": \"COMPLEX\", \"note\": \"请接收。\"}");
    }

    private static String organization(String kind, String area, String name) {
        var made = Api.post(
                        "liang",
                        "/v1/organizations",
                        "{\"area\": \"" + area + "\", \"kind\": \"" + kind + "\", \"name\": \"" + name + "\"}")
                .statusCode(201)
                .extract()
                .header("Location");
        return made.substring(made.lastIndexOf('/') + 1);
    }

    /** huang's account, in a post over another community. */
    private static String community(String area) {
        return Api.alsoIn("huang", "COMMUNITY", area);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Art. 3, 17, 23: nobody overrides a party, wherever the dispute is on its way to. */
    @Test
    void aPartyEndsItOnItsWayAndThereIsNothingLeftToTake() {
        var zhoumen = community("440103009108");
        var refused = Api.accepted();
        var parties = Given.parties(refused);
        offer("huang", refused, ZHOUMEN).statusCode(201);
        Api.act("lin", refused, "/parties/" + parties.get(1) + "/consent", """
                        {"agrees": false, "toldOfOtherRoutes": true}""").statusCode(201);
        var own = Body.dispute("440103009106001").resident(0, OwnDisputesTest.own());
        var withdrawn = Given.accepted(
                Api.post("lin", "/v1/disputes", own).statusCode(201).extract().header("Location"));
        offer("huang", withdrawn, ZHOUMEN).statusCode(201);
        Api.get("resident", withdrawn)
                .body("status", equalTo("TRANSFERRED"), "allowedActions", hasItems("withdrawDispute", "recordConsent"));
        Api.act("resident", withdrawn, "/withdrawal", "{\"reason\": \"OTHER\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        for (var dispute : java.util.List.of(refused, withdrawn))
            for (var reader : java.util.List.of("huang", zhoumen)) {
                Api.get(reader, dispute)
                        .body("status", equalTo(dispute.equals(refused) ? "TERMINATED" : "WITHDRAWN"))
                        .body("receiverId", nullValue(), "endedAt", notNullValue())
                        .body("allowedActions", not(hasItem("acceptTransfer")));
                Api.get(reader, dispute + "/transfers")
                        .body("[0].answer", equalTo("LAPSED"), "[0].answeredAt", notNullValue());
                Api.get(reader, dispute + "/timeline").body("step", hasItem("TRANSFER_LAPSED"));
                Api.get(reader, dispute + "/deadlines").body("state.unique()", equalTo(java.util.List.of("STOPPED")));
            }
        var transfer = Api.get("huang", refused + "/transfers").extract().<String>path("[0].id");
        Api.act(zhoumen, refused, "/transfers/" + transfer + "/acceptance", "").statusCode(409);
        // What was consented to on the way holds when it arrives.
        var agreed = Api.accepted();
        var offered = offer("huang", agreed, SUBDISTRICT).extract().<String>path("id");
        Api.act("lin", agreed, "/parties/" + Given.parties(agreed).get(1) + "/consent", "{\"agrees\": true}")
                .statusCode(201);
        Api.act("he", agreed, "/transfers/" + offered + "/acceptance", "").statusCode(201);
    }
}
