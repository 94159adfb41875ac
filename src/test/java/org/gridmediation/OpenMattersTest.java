package org.gridmediation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** A dispute that is archived, or counted with another, leaves nothing behind for which somebody still waits. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class OpenMattersTest {
    private static final String ASKED =
            "{\"leadId\": \"00000000-0000-7007-8000-000440103009\", \"asked\": \"请协助。\", \"dueAt\": \"2036-03-20T18:00:00+08:00\"}";

    @Test
    void whileADepartmentIsAwaitedOrTheApplicantNotToldNothingIsArchived() {
        var dispute = Given.dispute();
        var asked = "/coordinations/"
                + Api.act("lin", dispute, "/coordinations", ASKED)
                        .statusCode(201)
                        .extract()
                        .path("id");
        decline(dispute);
        refused(dispute, "/archive", "", "COORDINATION_AWAITED");
        Api.act("lin", dispute, asked + "/progress", """
                        {"text": "已处理。", "done": true}""").statusCode(201);
        refused(dispute, "/archive", "", "FEEDBACK_OWED");
        Api.act("lin", dispute, asked + "/feedback", """
                        {"method": "IN_PERSON", "satisfied": true}""").statusCode(201);
        archived(dispute);
    }

    @Test
    void norWhileADemandFromAboveHasNoAnswer() {
        var dispute = Given.dispute();
        Api.act("liang", dispute, "/supervisions", "{\"demand\": \"请回复进展。\"}").statusCode(201);
        decline(dispute);
        refused(dispute, "/archive", "", "SUPERVISION_UNANSWERED");
        var demand = Api.get("huang", dispute + "/supervisions").extract().<String>path("[0].id");
        Api.act("huang", dispute, "/supervisions/" + demand + "/answer", "{\"answer\": \"已告知其他途径。\"}")
                .statusCode(201);
        archived(dispute);
    }

    /** Who asked has it now, and nobody of those who hold it works below. */
    @Test
    void aDemandOfWhoeverHoldsItNowIsAnsweredByTheHolder() {
        var dispute = Given.dispute();
        Api.act("huang", dispute, "/supervisions", "{\"demand\": \"请回复进展。\"}").statusCode(201);
        Api.get("huang", dispute).body("allowedActions", not(hasItem("answerSupervision")));
        Given.accepted(dispute);
        Api.act("lin", dispute, "/parties/" + Given.parties(dispute).get(1) + "/consent", """
                        {"agrees": false, "toldOfOtherRoutes": true}""")
                .statusCode(201);
        refused(dispute, "/archive", "", "SUPERVISION_UNANSWERED");
        Api.get("huang", dispute).body("allowedActions", hasItem("answerSupervision"));
        var demand = Api.get("huang", dispute + "/supervisions").extract().<String>path("[0].id");
        Api.act("huang", dispute, "/supervisions/" + demand + "/answer", "{\"answer\": \"已由本会受理。\"}")
                .statusCode(201);
        Api.get("huang", dispute).body("allowedActions", hasItem("archiveDispute"));
    }

    @Test
    void norWhileAFlaggedRecordHasNoAnswer() {
        var dispute = Given.dispute();
        decline(dispute);
        var id = dispute.substring(dispute.lastIndexOf('/') + 1);
        var correction = Api.post("liang", "/v1/corrections", """
                        {"kind": "DISPUTE", "recordId": "%s", "flaw": "OUTDATED", "text": "地址有误。"}""".formatted(id))
                .statusCode(201)
                .extract()
                .header("Location");
        refused(dispute, "/archive", "", "CORRECTION_UNANSWERED");
        Api.act("huang", correction, "/answer", "{\"result\": \"REJECTED\", \"text\": \"地址无误。\"}")
                .statusCode(201);
        archived(dispute);
    }

    @Test
    void norIsItCountedWithAnother() {
        var open = Given.dispute();
        var other = Given.dispute();
        Api.act("lin", open, "/coordinations", ASKED).statusCode(201);
        refused(open, "/duplicate", naming(other), "COORDINATION_AWAITED");
        Api.act("huang", other, "/merges", naming(open))
                .statusCode(409)
                .body("code", equalTo("MATTERS_OPEN"))
                .body("errors.code", contains("COORDINATION_AWAITED"));
        Api.act("huang", open, "/merges", naming(other)).statusCode(201);
    }

    private static void decline(String dispute) {
        Api.act("huang", dispute, "/non-acceptance", """
                        {"reason": "NOT_A_CIVIL_DISPUTE", "explanation": "非民间纠纷。"}""").statusCode(201);
    }

    private static ValidatableResponse refused(String dispute, String action, String body, String what) {
        Api.get("huang", dispute)
                .body("allowedActions", not(hasItem(action.equals("/archive") ? "archiveDispute" : "markDuplicate")));
        return Api.act("huang", dispute, action, body)
                .statusCode(409)
                .body("code", equalTo("MATTERS_OPEN"))
                .body("errors.code", contains(what));
    }

    private static void archived(String dispute) {
        Api.get("huang", dispute).body("allowedActions", hasItem("archiveDispute"));
        Api.act("huang", dispute, "/archive", "").statusCode(201).body("status", equalTo("ARCHIVED"));
    }

    private static String naming(String dispute) {
        return "{\"disputeId\": \"" + dispute.substring(dispute.lastIndexOf('/') + 1) + "\"}";
    }
}
