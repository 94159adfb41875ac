package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** 网格吹哨、部门报到: who may whistle, who answers, and that the applicant is told. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class CoordinationTest {
    private static final String GRID = "440103009106001";
    private static final String DEPARTMENT = "00000000-0000-7007-8000-000440103009";
    private static final String COMMITTEE = "00000000-0000-7000-8000-440103009106";
    private static final String GRID_CENTRE = "00000000-0000-7002-8000-000440103009";
    private static final String HE = "/v1/staff/00000000-0000-7000-8002-000000000005";

    @Test
    void theDepartmentItselfReportsAndTheOfficerTellsTheApplicant() {
        var dispute = accepted();
        var asked = "/coordinations/"
                + ask("huang", dispute, DEPARTMENT).statusCode(201).extract().path("id");
        String post = Api.appoint(HE, """
                {"role": "SUBDISTRICT", "area": "440103009", "organizationId": "%s"}""".formatted(DEPARTMENT));
        progress("he", dispute, asked, true).statusCode(409).body("code", equalTo("NOT_THE_HOLDER"));
        var etag = Api.get("he", dispute)
                .body("allowedActions", not(hasItem("recordProgress")))
                .extract()
                .header("ETag");
        Api.as("he")
                .header("Acting-Post", post)
                .get(dispute)
                .then()
                .body("allowedActions", hasItem("recordProgress"))
                .body("allowedActions", not(hasItem("requestCoordination")));
        Api.as("he")
                .header("Acting-Post", post)
                .header("If-Match", etag)
                .body(report(true))
                .post(dispute + asked + "/progress")
                .then()
                .statusCode(201)
                .body("state", equalTo("DONE"))
                .body("doneAt", equalTo("2026-03-19T08:00:00Z"))
                .body("progress[0].onBehalf", equalTo(false));
        Api.get("lin", dispute).body("allowedActions", hasItem("recordFeedback"));
        tell("lin", dispute, asked).statusCode(201).body("satisfied", equalTo(true));
        Api.get("lin", dispute).body("allowedActions", not(hasItem("recordFeedback")));
        Api.get("lin", dispute + "/timeline")
                .body("step", hasItems("COORDINATION_REQUESTED", "COORDINATION_DONE", "COORDINATION_TOLD"))
                .body(
                        "findAll { it.step.startsWith('COORDINATION') }.about.unique()",
                        contains(asked.substring(asked.lastIndexOf('/') + 1)));
    }

    @Test
    void onlyTheHolderOrTheMediatorWhistles() {
        var dispute = accepted();
        ask("chen", dispute, DEPARTMENT).statusCode(409).body("code", equalTo("NOT_THE_HOLDER"));
        ask("he", dispute, DEPARTMENT).statusCode(409).body("code", equalTo("NOT_THE_HOLDER"));
        ask("liang", dispute, DEPARTMENT).statusCode(403);
        Api.as("mai")
                .header("If-Match", "\"0\"")
                .body(request(DEPARTMENT))
                .post(dispute + "/coordinations")
                .then()
                .statusCode(404);
        Api.get("mai", dispute + "/coordinations").statusCode(404);
        Api.get("resident", dispute + "/coordinations").statusCode(403);
        Api.get("liang", dispute + "/coordinations").statusCode(200).body("size()", equalTo(0));
    }

    @Test
    void whatIsAskedMustMakeSense() {
        var dispute = accepted();
        fault(ask("huang", dispute, COMMITTEE), "/leadId", "DEPARTMENT_NOT_COMPETENT");
        var elsewhere = Api.post("liang", "/v1/organizations", """
                {"area": "440103010", "kind": "DEPARTMENT", "name": "示例街道执法办"}""")
                .statusCode(201)
                .extract()
                .<String>path("id");
        fault(ask("huang", dispute, elsewhere), "/leadId", "DEPARTMENT_NOT_COMPETENT");
        fault(ask("huang", dispute, "01900000-0000-7000-8000-000000000000"), "/leadId", "ORGANIZATION_UNKNOWN");
        fault(
                Api.act(
                        "huang",
                        dispute,
                        "/coordinations",
                        request(DEPARTMENT).with("/dueAt", "2026-03-17T08:00:00+08:00")),
                "/dueAt",
                "BEFORE_ITS_START");
        fault(
                Api.act("huang", dispute, "/coordinations", request(DEPARTMENT).with("/joiningIds/0", DEPARTMENT)),
                "/joiningIds",
                "LEAD_JOINS");
        fault(
                Api.act(
                        "huang",
                        dispute,
                        "/coordinations",
                        request(DEPARTMENT).with("/joiningIds/0", "01900000-0000-7000-8000-000000000000")),
                "/joiningIds/0",
                "ORGANIZATION_UNKNOWN");
        Api.get("huang", dispute).body("allowedActions", not(hasItem("recordProgress")));
    }

    /** What has ended takes nothing on. */
    @Test
    void anOrganizationThatHasEndedIsNeitherAskedNorAccepts() {
        var ended = Api.post("liang", "/v1/organizations", """
                {"area": "440103009", "kind": "DEPARTMENT", "name": "%s", "establishedOn": "2025-01-01", "endedOn": "2025-12-31"}""".formatted(Api.word()))
                .statusCode(201)
                .extract()
                .<String>path("id");
        var dispute = accepted();
        fault(ask("huang", dispute, ended), "/leadId", "ORGANIZATION_ENDED");
        fault(
                Api.act("huang", dispute, "/coordinations", request(DEPARTMENT).with("/joiningIds/0", ended)),
                "/joiningIds/0",
                "ORGANIZATION_ENDED");
        var committee = Api.post(
                        "liang", "/v1/organizations", """
                {"area": "440103009106", "kind": "MEDIATION_COMMITTEE", "committeeKind": "RESIDENTS", "caseWord": "%s", "name": "%s",
                 "establishedOn": "2025-01-01", "endedOn": "2025-12-31"}""".formatted(Api.word().substring(0, 8), Api.word()))
                .statusCode(201)
                .extract()
                .<String>path("id");
        fault(
                Api.act("huang", Given.dispute(), "/acceptance", "{\"committeeId\": \"" + committee + "\"}"),
                "/committeeId",
                "ORGANIZATION_ENDED");
    }

    @Test
    void eachStepHasItsTurn() {
        var dispute = accepted();
        progress("lin", dispute, "/coordinations/01900000-0000-7000-8000-000000000000", true)
                .statusCode(404);
        var first =
                "/coordinations/" + ask("huang", dispute, DEPARTMENT).extract().path("id");
        tell("lin", dispute, first).statusCode(409).body("code", equalTo("COORDINATION_NOT_OPEN"));
        progress("lin", dispute, first, false).statusCode(201).body("state", equalTo("REQUESTED"));
        fault(
                Api.act(
                        "lin",
                        dispute,
                        first + "/progress",
                        report(true).with("/reportedAt", "2026-03-01T16:00:00+08:00")),
                "/reportedAt",
                "BEFORE_ITS_START");
        progress("lin", dispute, first, true).statusCode(201);
        progress("lin", dispute, first, true).statusCode(409).body("code", equalTo("COORDINATION_NOT_OPEN"));
        ask("huang", dispute, GRID_CENTRE).statusCode(422);
        var second = "/coordinations/"
                + Api.act(
                                "huang",
                                dispute,
                                "/coordinations",
                                request(GRID_CENTRE).with("/joiningIds", List.of()))
                        .statusCode(201)
                        .body("number", equalTo(2))
                        .extract()
                        .path("id");
        progress("lin", dispute, first, true)
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"))
                .body("state", equalTo("DONE"))
                .body("allowedActions", hasItems("recordProgress", "recordFeedback"));
        tell("lin", dispute, second).statusCode(409).body("state", equalTo("REQUESTED"));
        fault(
                Api.act(
                        "lin",
                        dispute,
                        first + "/feedback",
                        "{\"toldAt\": \"2026-03-01T09:00:00+08:00\", \"method\": \"PHONE\", \"satisfied\": true}"),
                "/toldAt",
                "BEFORE_ITS_START");
        tell("chen", dispute, first).statusCode(409).body("code", equalTo("NOT_THE_HOLDER"));
        tell("lin", dispute, first).statusCode(201);
        Api.get("lin", dispute + "/coordinations").body("state", contains("TOLD", "REQUESTED"));
    }

    @Test
    void theDepartmentsTimeRunsUntilItIsDone() {
        var dispute = accepted();
        var asked = "/coordinations/"
                + Api.act(
                                "huang",
                                dispute,
                                "/coordinations",
                                request(DEPARTMENT).with("/dueAt", "2030-03-20T18:00:00+08:00"))
                        .statusCode(201)
                        .extract()
                        .path("id");
        Api.get("huang", dispute + "/deadlines")
                .body("find { it.kind == 'COORDINATION' }.state", equalTo("RUNNING"))
                .body("find { it.kind == 'COORDINATION' }.due", equalTo("2030-03-20T10:00:00Z"));
        String post = Api.appoint(HE, """
                {"role": "SUBDISTRICT", "area": "440103009", "organizationId": "%s"}""".formatted(DEPARTMENT));
        var tasks = "/v1/tasks?mine=true&limit=200&kind=COORDINATION";
        var id = dispute.substring(dispute.lastIndexOf('/') + 1);
        Api.get("he@" + post, tasks).body("items.disputeId", hasItem(id));
        Api.get("huang", tasks).body("items.disputeId", not(hasItem(id)));
        progress("lin", dispute, asked, false).statusCode(201);
        Api.get("he@" + post, tasks).body("items.disputeId", hasItem(id));
        progress("lin", dispute, asked, true).statusCode(201);
        Api.get("he@" + post, tasks).body("items.disputeId", not(hasItem(id)));
        Api.get("huang", dispute + "/deadlines").body("find { it.kind == 'COORDINATION' }.state", equalTo("STOPPED"));
    }

    @Test
    void theEvidenceIsAttachedToTheDispute() {
        var dispute = accepted();
        var asked =
                "/coordinations/" + ask("huang", dispute, DEPARTMENT).extract().path("id");
        fault(
                Api.act(
                        "lin",
                        dispute,
                        asked + "/progress",
                        report(true).and("/evidence", List.of(Given.attachment("lin", accepted(), "PHOTO")))),
                "/evidence/0",
                "ATTACHMENT_UNKNOWN");
        var photo = Given.attachment("lin", dispute, "PHOTO");
        Api.act("lin", dispute, asked + "/progress", report(true).and("/evidence", List.of(photo)))
                .statusCode(201)
                .body("progress[0].evidence", contains(photo));
    }

    @Test
    void nothingIsAskedOrReportedAboutAnArchivedDispute() {
        var dispute = accepted();
        var asked =
                "/coordinations/" + ask("huang", dispute, DEPARTMENT).extract().path("id");
        var party = Api.get("lin", dispute).extract().<String>path("parties[0].id");
        Api.act(
                        "lin",
                        dispute,
                        "/parties/" + party + "/consent",
                        "{\"agrees\": false, \"at\": \"2026-03-20T10:00:00+08:00\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        ask("huang", dispute, DEPARTMENT).statusCode(409).body("state", equalTo("TERMINATED"));
        progress("lin", dispute, asked, true).statusCode(201);
        tell("lin", dispute, asked).statusCode(201);
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
        tell("lin", dispute, asked)
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"))
                .body("state", equalTo("ARCHIVED"));
    }

    @Test
    void aCopyOfAnIdentityDocumentShowsNoRemedy() {
        var dispute = accepted();
        var asked =
                "/coordinations/" + ask("huang", dispute, DEPARTMENT).extract().path("id");
        var copy = Given.attachment("huang", dispute, "IDENTITY_COPY");
        Api.act("lin", dispute, asked + "/progress", report(true).and("/evidence", List.of(copy)))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/evidence/0"))
                .body("errors[0].code", equalTo("IDENTITY_COPY_NO_PROOF"));
    }

    @Test
    void ofTwoReportsAtOnceOneCounts() {
        var dispute = accepted();
        var asked =
                "/coordinations/" + ask("huang", dispute, DEPARTMENT).extract().path("id");
        var etag = Api.get("lin", dispute).extract().header("ETag");
        var answers = Stream.of(1, 2, 3, 4)
                .parallel()
                .map(i -> Api.as("lin")
                        .header("If-Match", etag)
                        .body(report(true))
                        .post(dispute + asked + "/progress")
                        .statusCode())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(201, 412, 412, 412);
        Api.get("lin", dispute + "/coordinations").body("[0].progress.size()", equalTo(1));
    }

    private static String accepted() {
        return MovableClock.at("2026-03-16T09:00:00", Api::accepted);
    }

    private static Body request(String lead) {
        return Body.of("""
                {"leadId": "%s", "joiningIds": ["%s"], "asked": "更换感应灯。", "requestedAt": "2026-03-17T09:00:00+08:00", "dueAt": "2026-03-20T18:00:00+08:00"}""".formatted(lead, GRID_CENTRE));
    }

    private static ValidatableResponse ask(String account, String dispute, String lead) {
        return Api.act(account, dispute, "/coordinations", request(lead));
    }

    private static Body report(boolean done) {
        return Body.of("{\"text\": \"已处理。\", \"done\": " + done + ", \"reportedAt\": \"2026-03-19T16:00:00+08:00\"}");
    }

    private static ValidatableResponse progress(String account, String dispute, String asked, boolean done) {
        return Api.act(account, dispute, asked + "/progress", report(done));
    }

    private static ValidatableResponse tell(String account, String dispute, String asked) {
        return Api.act(
                account,
                dispute,
                asked + "/feedback",
                "{\"toldAt\": \"2026-03-20T09:00:00+08:00\", \"method\": \"PHONE\", \"satisfied\": true, \"note\": \"满意。\"}");
    }

    private static void fault(ValidatableResponse answer, String pointer, String code) {
        answer.statusCode(422).body("errors[0].pointer", equalTo(pointer)).body("errors[0].code", equalTo(code));
    }
}
