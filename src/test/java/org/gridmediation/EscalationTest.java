package org.gridmediation;

import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** 人民调解法 art. 25: what may become a matter of public order or a crime is reported at once, and the case goes on. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class EscalationTest {
    private static final String SESSION = """
            {"kind": "STATEMENTS", "rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "record": "听取意见。"}""";

    private static ValidatableResponse note(String account, String dispute, String more) {
        return Api.act(account, dispute, "/escalations", """
                {"risk": "PUBLIC_SECURITY", "description": "一方扬言动手。", "noticedAt": "2026-03-16T20:40:00+08:00"%s}""".formatted(more));
    }

    private static ValidatableResponse report(String dispute, String id, String at) {
        return Api.act(
                "lin",
                dispute,
                "/escalations/" + id + "/report",
                "{\"to\": \"示例派出所\", \"at\": \"" + at + "\", \"number\": \"示例-1\"}");
    }

    @Test
    void article25FirstTheReportThenTheNextStep() {
        var dispute = MovableClock.at("2026-03-16T20:00:00", () -> Given.assigned(Given.dispute()));
        var id = note("lin", dispute, "")
                .statusCode(201)
                .body("state", equalTo("NOTICED"), "late", equalTo(true))
                .body("reportBy", equalTo("2026-03-16T13:40:00Z"))
                .extract()
                .<String>path("id");
        Api.get("lin", dispute)
                .body("escalation", equalTo("NOTICED"), "status", equalTo("ACCEPTED"))
                .body("allowedActions", hasItem("reportEscalation"))
                .body("allowedActions", not(hasItem("holdSession")));
        var clock = "find { it.kind == 'ESCALATION_REPORT' }.state";
        Api.get("lin", dispute + "/deadlines").body(clock, equalTo("RUNNING"));
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(409).body("code", equalTo("ESCALATION_OPEN"));
        Api.act(
                        "huang",
                        dispute,
                        "/escalations/" + id + "/resolution",
                        "{\"at\": \"2026-03-17T10:00:00+08:00\", \"note\": \"无\"}")
                .statusCode(409)
                .body("code", equalTo("NO_ESCALATION"));
        report(dispute, id, "2026-03-16T20:39:00+08:00").statusCode(422);
        report(dispute, id, "2026-03-16T21:00:00+08:00")
                .statusCode(201)
                .body("state", equalTo("REPORTED"), "late", equalTo(false), "reportedTo", equalTo("示例派出所"));
        report(dispute, id, "2026-03-16T21:00:00+08:00").statusCode(409).body("code", equalTo("NO_ESCALATION"));
        Api.get("lin", dispute + "/deadlines").body(clock, equalTo("STOPPED"));
        // The case goes on.
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(201);
        Api.get("he", "/v1/disputes?escalation=REPORTED").body("items.id", hasItem(dispute.substring(13)));
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(409).body("code", equalTo("ESCALATION_OPEN"));
        Api.act(
                        "huang",
                        dispute,
                        "/escalations/" + id + "/resolution",
                        "{\"at\": \"2026-03-17T10:00:00+08:00\", \"note\": \"民警劝导。\"}")
                .statusCode(201)
                .body("state", equalTo("RESOLVED"));
        Api.get("lin", dispute).body("escalation", equalTo("RESOLVED"));
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
    }

    /** Nobody overrides a party (art. 3, 17, 23): that it ends the mediation does not end the duty to report. */
    @Test
    void aPartyEndsItAllTheSameAndTheReportStaysDue() {
        var withdrawn = Given.assigned(Given.dispute());
        var refused = Given.assigned(Given.dispute());
        var dangers = java.util.Map.of(withdrawn, danger(withdrawn), refused, danger(refused));
        Api.act("lin", withdrawn, "/withdrawal", "{\"reason\": \"SETTLED_PRIVATELY\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        Api.act(
                        "lin",
                        refused,
                        "/parties/" + Given.parties(refused).get(1) + "/consent",
                        "{\"agrees\": false, \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        Api.get("lin", withdrawn).body("status", equalTo("WITHDRAWN"), "escalation", equalTo("NOTICED"));
        Api.get("lin", refused).body("status", equalTo("TERMINATED"), "escalation", equalTo("NOTICED"));
        dangers.forEach((dispute, danger) -> {
            Api.get("lin", dispute).body("allowedActions", hasItem("reportEscalation"));
            Api.get("lin", dispute + "/deadlines")
                    .body("find { it.kind == 'ESCALATION_REPORT' }.state", equalTo("RUNNING"));
            Api.act("huang", dispute, "/archive", Given.REASONS)
                    .statusCode(409)
                    .body("code", equalTo("ESCALATION_OPEN"));
            Api.act("lin", dispute, "/escalations/" + danger + "/report", "{\"to\": \"示例派出所\"}")
                    .statusCode(201);
            Api.act("huang", dispute, "/escalations/" + danger + "/resolution", "{\"note\": \"民警劝导。\"}")
                    .statusCode(201);
            Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
        });
    }

    /** What would bring an agreement into force waits for the report, by whichever way. */
    @Test
    void nothingIsSettledBeforeTheReport() {
        var dispute = Given.assigned(Given.dispute());
        var draft = "/v1/outcomes/"
                + Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "agreement": {"form": "WRITTEN", "content": "和解。", "toBeSigned": true, %s}}""".formatted(Given.RIGHTS))
                        .statusCode(201)
                        .extract()
                        .path("id");
        var varied = Given.settled("2026-03-20T10:00:00+08:00", "");
        var danger = danger(dispute);
        danger(Given.disputeOf(varied));
        var waiting = java.util.List.<ValidatableResponse>of(
                Api.act("lin", dispute, "/settlement", "{\"content\": \"和解。\"}"),
                Api.act(
                        "lin",
                        dispute,
                        "/outcome",
                        "{\"kind\": \"FAILED\", \"reason\": \"OTHER\", \"toldOfOtherRoutes\": true}"),
                Api.act("lin", draft, "/marks", "{\"partyNumber\": 1, \"kind\": \"SIGNATURE\"}"),
                Api.act("lin", draft, "/mediator-signature", "{}"),
                Api.act("huang", draft, "/seal", "{}"),
                Api.act("lin", varied, "/variation", """
                        {"reason": "宽限。", "agreedBy": [1, 2], "agreement": {"form": "ORAL", "content": "和解。"}}"""));
        waiting.forEach(answer -> answer.statusCode(409).body("code", equalTo("ESCALATION_OPEN")));
        Api.get("lin", dispute)
                .body("allowedActions", not(hasItem("settleDispute")))
                .body("allowedActions", hasItem("withdrawDispute"));
        // What a party does of its own is written down all the same.
        Api.act("lin", varied, "/fulfilment", "{\"result\": \"FULFILLED\"}").statusCode(201);
        Api.act("lin", dispute, "/escalations/" + danger + "/report", "{\"to\": \"示例派出所\"}")
                .statusCode(201);
        Api.act("lin", draft, "/marks", "{\"partyNumber\": 1, \"kind\": \"SIGNATURE\"}")
                .statusCode(201);
    }

    private static String danger(String dispute) {
        return Api.act("lin", dispute, "/escalations", "{\"risk\": \"CRIME\", \"description\": \"一方扬言动手。\"}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void reportedInTheSameRequestAndTheWorstOfTwoIsShown() {
        var dispute = MovableClock.at("2026-03-16T20:00:00", Api::accepted);
        var report = ", \"report\": {\"to\": \"示例派出所\", \"at\": \"%s\"}";
        note("huang", dispute, report.formatted("2026-03-16T20:00:00+08:00")).statusCode(422);
        note("huang", dispute, report.formatted("2026-03-16T22:00:00+08:00"))
                .statusCode(201)
                .body("state", equalTo("REPORTED"), "late", equalTo(true), "number", equalTo(1));
        var second = note("lin", dispute, "")
                .statusCode(201)
                .body("number", equalTo(2))
                .extract()
                .<String>path("id");
        Api.get("lin", dispute).body("escalation", equalTo("NOTICED"));
        report(dispute, second, "2026-03-16T20:45:00+08:00").statusCode(201);
        Api.get("lin", dispute).body("escalation", equalTo("REPORTED"));
        Api.get("he", dispute + "/escalations").body("size()", equalTo(2));
        Api.get("mai", dispute + "/escalations").statusCode(404);
    }
}
