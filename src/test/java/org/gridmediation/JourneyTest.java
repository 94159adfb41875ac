package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The article's two cases, from the clue to the archive. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class JourneyTest {
    private static final String COMMITTEE = "00000000-0000-7000-8000-440103009106";
    private static final String DEPARTMENT = "00000000-0000-7007-8000-000440103009";
    private static final String LIN = "00000000-0000-7000-8001-000000000001";

    @AfterEach
    void back() {
        MovableClock.setBack();
    }

    @Test
    void theBrightBathroomLightOfZhongxing() {
        var open = Api.get("huang", "/v1/mediators/" + LIN).extract().<Integer>path("openCases");
        MovableClock.set("2026-03-16T08:00:00");
        var dispute = Api.dispute("lin", "440103009106001");
        Api.get("lin", dispute)
                .body("receiptNumber", startsWith("WG-440103009-"))
                .body("parties[0].name", equalTo("示**"));
        Api.act("huang", dispute, "/acceptance", "{\"committeeId\": \"" + COMMITTEE + "\"}")
                .statusCode(201)
                .body("status", equalTo("ACCEPTED"))
                .body("caseNumber", startsWith("（"));
        Api.act("huang", dispute, "/assignments", "{\"mediatorId\": \"" + LIN + "\", \"mode\": \"DESIGNATED\"}")
                .statusCode(201);
        Api.get("huang", "/v1/mediators/" + LIN).body("openCases", equalTo(open + 1));
        MovableClock.set("2026-04-05T09:00:00");
        var parties = Api.get("lin", dispute).extract().<List<String>>path("parties.id");
        for (var party : parties)
            Api.act("lin", dispute, "/parties/" + party + "/notices", """
                            {"kind": "RIGHTS_AND_DUTIES", "version": "2026-1", "at": "2026-03-16T19:00:00+08:00", "method": "IN_PERSON",
                             "acknowledged": true}""").statusCode(201);
        Api.act("lin", dispute, "/investigations", """
                        {"beganAt": "2026-03-16T20:00:00+08:00", "place": "示范楼2栋二楼", "askedName": "示例邻居", "askedAs": "同楼邻居",
                         "record": "证实对面三楼浴室灯整夜开启。"}""").statusCode(201);
        session(dispute, "SITE_INSPECTION", "夜间现场查看，确认光源为对面三楼浴室。", "");
        session(dispute, "STATEMENTS", "分别听取双方诉求。", """
                , "statements": [{"partyId": "%s", "text": "强光影响睡眠。"}, {"partyId": "%s", "text": "夜间需要照明。"}]""".formatted(parties.get(0), parties.get(1)));
        session(
                dispute,
                "COORDINATION",
                "协调物业更换感应灯。",
                ", \"participants\": [{\"kind\": \"DEPARTMENT\", \"name\": \"物业服务中心\"}]");
        var light = "/coordinations/"
                + Api.act("lin", dispute, "/coordinations", """
                        {"leadId": "%s", "asked": "协调业主将浴室常亮灯更换为感应灯。", "requestedAt": "2026-03-17T09:00:00+08:00",
                         "dueAt": "2026-03-20T18:00:00+08:00"}""".formatted(DEPARTMENT))
                        .statusCode(201)
                        .body("state", equalTo("REQUESTED"))
                        .extract()
                        .path("id");
        Api.act(
                        "lin",
                        dispute,
                        light + "/progress",
                        "{\"text\": \"已约业主上门。\", \"done\": false, \"reportedAt\": \"2026-03-18T10:00:00+08:00\"}")
                .statusCode(201)
                .body("state", equalTo("REQUESTED"));
        var fitted = Given.attachment("lin", dispute, "PHOTO");
        Api.act("lin", dispute, light + "/progress", """
                        {"text": "感应灯已安装。", "evidence": ["%s"], "done": true, "reportedAt": "2026-03-19T16:00:00+08:00"}""".formatted(fitted))
                .statusCode(201)
                .body("state", equalTo("DONE"))
                .body("progress.onBehalf", equalTo(List.of(true, true)));
        session(dispute, "REMEDY", "感应灯已安装。", "");
        Api.act(
                        "lin",
                        dispute,
                        light + "/feedback",
                        "{\"toldAt\": \"2026-03-20T09:00:00+08:00\", \"method\": \"IN_PERSON\", \"satisfied\": true}")
                .statusCode(201)
                .body("state", equalTo("TOLD"));
        session(dispute, "FEEDBACK", "向申请人反馈，申请人满意。", "");
        Api.get("he", dispute + "/coordinations")
                .statusCode(200)
                .body("progress[0].size()", equalTo(2))
                .body("satisfied", equalTo(List.of(true)));
        Api.get("he", dispute + "/sessions")
                .statusCode(200)
                .body("size()", equalTo(5))
                .body("[1].statements.size()", equalTo(2));
        var outcome = Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "ORAL", "content": "保留感应灯，夜间不常亮。", "agreedAt": "2026-03-20T10:00:00+08:00",
                 "obligations": [{"kind": "ACT", "debtorNumber": 2, "creditorNumber": 1, "content": "夜间不常亮。", "dueOn": "2030-03-27"}]}}""")
                .statusCode(201)
                .body("effectiveAt", equalTo("2026-03-20T02:00:00Z"))
                .body("level", equalTo("COMMUNITY"))
                .extract()
                .header("Location");
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(409).body("code", equalTo("WRONG_STATE"));
        var obligation = Api.get("lin", outcome)
                .body("dueOn", equalTo("2030-03-27"))
                .extract()
                .<String>path("obligations[0].id");
        Api.get("he", dispute + "/deadlines")
                .body("findAll { it.state == 'RUNNING' }.kind", hasItems("PERFORMANCE", "RETURN_VISIT"));
        Api.act("lin", outcome, "/obligations/" + obligation + "/fulfilments", """
                {"result": "FULFILLED", "at": "2026-03-21T10:00:00+08:00", "note": "感应灯已安装。", "proof": ["%s"]}""".formatted(fitted))
                .statusCode(201)
                .body("track", equalTo("PERFORMED"));
        Api.act("huang", dispute, "/archive", Given.REASONS)
                .statusCode(409)
                .body("code", equalTo("RETURN_VISIT_MISSING"));
        visit(outcome);
        Given.identified("huang", dispute);
        Api.get("huang", dispute + "/documents").body("complete", equalTo(true));
        Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201).body("status", equalTo("ARCHIVED"));
        Api.act("huang", dispute, "/supplements", "{\"text\": \"物业补交感应灯验收单。\"}").statusCode(201);
        Api.get("he", dispute + "/deadlines").body("findAll { it.state != 'STOPPED' }", equalTo(List.of()));
        Api.as("he")
                .accept("application/pdf")
                .get(dispute + "/case-file")
                .then()
                .statusCode(200);
        var timeline = Api.get("lin", dispute + "/timeline").statusCode(200);
        timeline.body(
                "step",
                equalTo(List.of(
                        "REGISTERED",
                        "ACCEPTED",
                        "ASSIGNED",
                        "NOTICE_GIVEN",
                        "NOTICE_GIVEN",
                        "INVESTIGATED",
                        "SESSION_HELD",
                        "SESSION_HELD",
                        "SESSION_HELD",
                        "COORDINATION_REQUESTED",
                        "COORDINATION_PROGRESSED",
                        "ATTACHMENT_ADDED",
                        "COORDINATION_DONE",
                        "SESSION_HELD",
                        "COORDINATION_TOLD",
                        "SESSION_HELD",
                        "OUTCOME_RECORDED",
                        "AGREEMENT_EFFECTIVE",
                        "OBLIGATION_AGREED",
                        "OBLIGATION_FULFILLED",
                        "FULFILMENT_RECORDED",
                        "RETURN_VISITED",
                        "ATTACHMENT_ADDED",
                        "ATTACHMENT_ADDED",
                        "ARCHIVED",
                        "SUPPLEMENTED")));
        assertThat(timeline.extract().<List<Integer>>path("number"))
                .isEqualTo(java.util.stream.IntStream.rangeClosed(1, 26).boxed().toList());
        Api.get("huang", "/v1/mediators/" + LIN).body("openCases", equalTo(open));
    }

    @Test
    void theRenovationNoiseOfZhoumen() {
        MovableClock.set("2026-04-01T11:30:00");
        var settled = Api.post(
                        "mai",
                        "/v1/disputes",
                        Body.dispute("440103009108001")
                                .and(
                                        "/settlement",
                                        Body.settlement()
                                                .with("/content", "双方同意装修集中在工作日上午进行。")
                                                .and("/agreedAt", "2026-04-01T11:00:00+08:00")
                                                .and("/obligations", Body.of("""
                [{"kind": "CONDUCT", "debtorNumber": 2, "creditorNumber": 1, "content": "装修集中在工作日上午进行。", "lastsUntil": "2026-05-01",
                  "windows": [{"days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"], "from": "09:00", "until": "11:30"}]}]"""))))
                .statusCode(201)
                .body("status", equalTo("AGREED"))
                .body("level", equalTo("GRID"))
                .extract();
        var dispute = settled.header("Location");
        var outcome = "/v1/outcomes/" + settled.path("outcomeId");
        var obligation = Api.get("mai", outcome)
                .body("onTheSpot", equalTo(true), "form", equalTo("ORAL"), "track", equalTo("AGREED"))
                .body("obligations[0].windows[0].from", equalTo("09:00"))
                .body("obligations[0].windows[0].days.size()", equalTo(5))
                .body("obligations[0].state", equalTo("OPEN"))
                .extract()
                .<String>path("obligations[0].id");
        MovableClock.set("2026-05-02T09:00:00");
        // Some days later it is quiet; the next visit is for when the renovation is over.
        Api.act("mai", outcome, "/return-visits", """
                {"visitedAt": "2026-04-07T16:00:00+08:00", "method": "IN_PERSON", "performed": true, "satisfaction": 5, "parties": [1],
                 "nextVisitOn": "2026-05-04"}""").statusCode(201);
        Api.get("mai", dispute)
                .body("allowedActions", hasItem("fulfilObligation"))
                .body("allowedActions", not(hasItem("recordFulfilment")));
        Api.act("mai", outcome, "/fulfilment", "{\"result\": \"FULFILLED\"}")
                .statusCode(409)
                .body("code", equalTo("FULFILLED_APART"));
        MovableClock.set("2026-05-04T10:00:00");
        Api.act("mai", outcome, "/obligations/" + obligation + "/fulfilments", """
                {"result": "FULFILLED", "at": "2026-05-02T10:00:00+08:00", "note": "装修结束，期间均在上午施工。"}""")
                .statusCode(201)
                .body("fulfilment", equalTo("FULFILLED"), "track", equalTo("PERFORMED"));
        visit("mai", outcome);
        Api.get("mai", outcome + "/return-visits")
                .body("satisfaction", equalTo(List.of(5, 5)))
                .body("find { it.nextVisitOn == '2026-05-04' }.parties", equalTo(List.of(1)));
        Api.get("mai", dispute + "/timeline").body("step", hasItems("OBLIGATION_AGREED", "OBLIGATION_FULFILLED"));
        Api.get("he", "/v1/disputes?level=GRID&from=2026-04-01&to=2026-04-01&text=" + "强光")
                .body("items.id", hasItem(settled.<String>path("id")));
        Api.get("lin", dispute).statusCode(404);
    }

    @Test
    void aRefusalEndsTheMediation() {
        var dispute = Api.dispute("lin", "440103009106001");
        var party = Api.get("lin", dispute).extract().<String>path("parties[1].id");
        Api.act("lin", dispute, "/acceptance", "{}").statusCode(403);
        var consent = new String[] {dispute, "/parties/" + party + "/consent"};
        Api.act("lin", consent[0], consent[1], "{\"agrees\": false}")
                .statusCode(422)
                .body("errors[0].code", equalTo("OTHER_ROUTES_NOT_TOLD"));
        Api.act("lin", consent[0], consent[1], "{\"agrees\": false, \"toldOfOtherRoutes\": true}")
                .statusCode(201)
                .body("status", equalTo("TERMINATED"));
        Api.act(
                        "lin",
                        dispute,
                        "/settlement",
                        "{\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"content\": \"无\", \"agreedAt\": \"2026-03-01T10:00:00+08:00\"}")
                .statusCode(409);
    }

    @Test
    void withoutConsentNothingIsSettledAndNothingIsStored() {
        var before = Api.get("lin", "/v1/disputes?limit=1").extract().<String>path("items[0].id");
        Api.post(
                        "lin",
                        "/v1/disputes",
                        Body.dispute("440103009106001")
                                .with("/parties/0/consented", false)
                                .and(
                                        "/settlement",
                                        Body.settlement()
                                                .with("/content", "无")
                                                .and("/agreedAt", "2026-04-01T11:00:00+08:00")))
                .statusCode(409)
                .body("code", equalTo("CONSENT_MISSING"));
        Api.get("lin", "/v1/disputes?limit=1").body("items[0].id", equalTo(before));
    }

    private static void session(String dispute, String kind, String record, String more) {
        Api.act(
                        "lin",
                        dispute,
                        "/sessions",
                        "{\"kind\": \"%s\", \"heldAt\": \"2026-03-16T20:30:00+08:00\", \"open\": false, \"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"record\": \"%s\"%s}"
                                .formatted(kind, record, more))
                .statusCode(201)
                .body("status", equalTo("IN_MEDIATION"));
    }

    private static void visit(String outcome) {
        visit("lin", outcome);
    }

    private static void visit(String account, String outcome) {
        Api.act(
                        account,
                        outcome,
                        "/return-visits",
                        "{\"visitedAt\": \"2026-04-02T16:00:00+08:00\", \"method\": \"IN_PERSON\", \"performed\": true, \"satisfaction\": 5}")
                .statusCode(201);
    }

    /** A mediator of two committees settles it for the one that has the case: no post lifts its tier above that. */
    @Test
    void aSettlementEndsAtTheTierOfItsCommitteeAtMost() {
        var above = Api.alsoIn("lin", "MEDIATOR", "440103009");
        for (var account : List.of("lin", above)) {
            var dispute = Given.assigned(Given.dispute());
            Api.act(account, dispute, "/settlement", "{\"content\": \"和解。\", " + Given.RIGHTS + "}")
                    .statusCode(201);
            Api.get("lin", dispute).body("status", equalTo("AGREED"), "level", equalTo("COMMUNITY"));
        }
    }
}
