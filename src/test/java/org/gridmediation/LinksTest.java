package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.gridmediation.content.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is one matter is counted once, and can be told apart again exactly as it was. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class LinksTest {
    private static final String GRID = "440103009106001";
    private static final String COMMITTEE = "{\"committeeId\": \"00000000-0000-7000-8000-440103009106\"}";
    private static final String LIN = "/v1/mediators/00000000-0000-7000-8001-000000000001";
    private static final String TO_LIN =
            "{\"mediatorId\": \"00000000-0000-7000-8001-000000000001\", \"mode\": \"DESIGNATED\"}";

    private String one;
    private String other;

    @BeforeEach
    void twoOfOneGrid() {
        one = Api.dispute("lin", GRID);
        other = Api.dispute("lin", GRID);
    }

    @Test
    void aDuplicateIsCountedWithTheOtherAndBothTimelinesSayIt() {
        Api.act("lin", other, "/duplicate", naming(one))
                .statusCode(201)
                .body("status", equalTo("DUPLICATE"))
                .body("countedWith", equalTo(id(one)))
                .body("allowedActions", hasItem("unmarkDuplicate"))
                .body("allowedActions", not(hasItem("settleDispute")));
        Api.get("lin", one).body("status", equalTo("REPORTED")).body("countedWith", nullValue());
        for (var pair : List.of(List.of(one, other), List.of(other, one)))
            Api.get("lin", pair.get(0) + "/timeline")
                    .body("number", contains(1, 2))
                    .body("[1].step", equalTo(pair.get(0).equals(one) ? "JOINED_BY" : "MARKED_DUPLICATE"))
                    .body("[1].about", equalTo(id(pair.get(1))));
        Api.get("lin", other + "/links").body("kind", contains("DUPLICATE_OF"));
        Api.get("lin", one + "/links").body("kind", contains("HAS_DUPLICATE"));
        Api.get("lin", "/v1/disputes?limit=200").body("items.id", hasItem(id(other)));
        Api.get("lin", "/v1/disputes?limit=200&counted=true")
                .body("items.id", hasItem(id(one)))
                .body("items.id", not(hasItem(id(other))));
        Api.get("lin", "/v1/disputes?status=DUPLICATE&limit=200").body("items.id", hasItem(id(other)));
    }

    @Test
    void aDuplicateThatWasNoneGoesBackToWhereItWas() {
        Api.act("lin", other, "/duplicate", naming(one)).statusCode(201);
        undo("lin", other, "/duplicate")
                .statusCode(200)
                .body("status", equalTo("REPORTED"))
                .body("endedAt", nullValue())
                .body("countedWith", nullValue())
                .body("allowedActions", hasItem("settleDispute"));
        Api.get("lin", one + "/timeline").body("step", contains("REGISTERED", "JOINED_BY", "LEFT_BY"));
        Api.get("lin", one + "/links").body("$", hasSize(0));
        undo("lin", other, "/duplicate").statusCode(409).body("code", equalTo("WRONG_STATE"));
        Api.act("lin", other, "/duplicate", naming(one)).statusCode(201);
    }

    @Test
    void aMergedDisputeComesBackWithItsMediatorAfterTheOtherMovedOn() {
        accepted(one);
        accepted(other);
        Api.act("huang", other, "/assignments", TO_LIN).statusCode(201);
        var before = Api.get("huang", other).extract();
        var cases = openCases();
        Api.act("huang", one, "/merges", naming(other)).statusCode(201).body("status", equalTo("ACCEPTED"));
        assertThat(openCases()).isEqualTo(cases - 1);
        Api.get("huang", other)
                .body("status", equalTo("MERGED"))
                .body("countedWith", equalTo(id(one)))
                .body("parties", hasSize(2));
        session("lin", other).statusCode(409).body("state", equalTo("MERGED"));
        Api.act("huang", one, "/assignments", TO_LIN).statusCode(201);
        session("lin", one).statusCode(201);
        undo("huang", other, "/merge").statusCode(200);
        assertThat(openCases()).isEqualTo(cases + 1);
        var after = Api.get("huang", other).extract();
        for (var field : List.of(
                "status",
                "caseNumber",
                "holderId",
                "committeeId",
                "mediatorId",
                "level",
                "acceptedAt",
                "allowedActions"))
            assertThat(after.<Object>path(field)).as(field).isEqualTo(before.<Object>path(field));
        assertThat(after.<String>path("endedAt")).isNull();
        session("lin", other).statusCode(201);
        Api.get("huang", one).body("status", equalTo("IN_MEDIATION"));
    }

    @Test
    void nothingIsDueForADuplicateUntilItComesBack() {
        Api.act("lin", other, "/duplicate", naming(one)).statusCode(201);
        Api.get("lin", other + "/deadlines").body("state", everyItem(equalTo("PAUSED")));
        Api.get("lin", one + "/deadlines").body("state", everyItem(equalTo("RUNNING")));
        undo("lin", other, "/duplicate").statusCode(200);
        Api.get("lin", other + "/deadlines")
                .body("state", not(hasSize(0)))
                .body("state", everyItem(equalTo("RUNNING")));
    }

    @Test
    void whatIsCountedWithAnotherTakesNothingInAndNamesTheOneThatGoesOn() {
        var third = Api.dispute("lin", GRID);
        Api.act("huang", one, "/merges", naming(other)).statusCode(201);
        Api.act("huang", third, "/merges", naming(one)).statusCode(201);
        var photo = Api.as("lin")
                .contentType("image/jpeg")
                .body(Samples.photo(1, ByteOrder.LITTLE_ENDIAN))
                .post(other + "/attachments?kind=PHOTO")
                .then();
        for (var refused : List.of(
                photo,
                Api.act("lin", other, "/references", "{\"system\": \"HOTLINE_12345\", \"number\": \"MERGED-1\"}"),
                Api.act("liang", other, "/supervisions", "{\"demand\": \"请回复进展。\"}"),
                Api.act("lin", other, "/links", naming(Api.dispute("lin", GRID)))))
            refused.statusCode(409)
                    .body("code", equalTo("WRONG_STATE"))
                    .body("state", equalTo("MERGED"))
                    .body("existing", equalTo(third));
        Api.act("lin", third, "/links", naming(other))
                .statusCode(422)
                .body("errors.code", contains("COUNTED_WITH_ANOTHER"));
        Api.get("lin", other + "/attachments").body("items", hasSize(0));
    }

    @Test
    void anArchivedFileGivesNothingBack() {
        Api.act("huang", one, "/merges", naming(other)).statusCode(201);
        Api.act("huang", one, "/non-acceptance", "{\"reason\": \"NOT_A_CIVIL_DISPUTE\", \"explanation\": \"示例。\"}")
                .statusCode(201);
        Api.get("huang", other).body("allowedActions", hasItem("unmergeDispute"));
        Api.act("huang", one, "/archive", Given.REASONS).statusCode(201);
        Api.get("huang", other).body("allowedActions", not(hasItem("unmergeDispute")));
        undo("huang", other, "/merge").statusCode(409).body("code", equalTo("NOT_SEPARABLE"));
        Api.act("lin", Api.dispute("lin", GRID), "/duplicate", naming(one))
                .statusCode(422)
                .body("errors[0].code", equalTo("DISPUTE_ARCHIVED"));
    }

    @Test
    void aChainIsCountedOnceAndNoCircleIsMade() {
        var third = Api.dispute("lin", GRID);
        Api.act("lin", one, "/duplicate", naming(other)).statusCode(201);
        Api.act("huang", third, "/merges", naming(other)).statusCode(201);
        Api.get("lin", one).body("countedWith", equalTo(id(third)));
        for (var counted : List.of(one, other))
            Api.act("lin", third, "/duplicate", naming(counted))
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/disputeId"))
                    .body("errors[0].code", equalTo("COUNTED_WITH_ANOTHER"));
        Api.act("huang", third, "/merges", naming(one))
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"))
                .body("state", equalTo("DUPLICATE"));
        undo("lin", one, "/duplicate").statusCode(200).body("status", equalTo("REPORTED"));
        Api.get("lin", other).body("status", equalTo("MERGED"));
        undo("huang", other, "/merge").statusCode(200).body("status", equalTo("REPORTED"));
    }

    @Test
    void nothingIsLinkedWithItselfOrWithWhatIsOutOfSight() {
        var outside = Api.dispute("mai", "440103009108001");
        for (var action : List.of("/duplicate", "/links", "/merges")) {
            var who = action.equals("/merges") ? "huang" : "lin";
            Api.act(who, one, action, naming(one)).statusCode(422).body("errors[0].code", equalTo("SAME_DISPUTE"));
            Api.act(who, one, action, naming(outside))
                    .statusCode(422)
                    .body("errors[0].code", equalTo("DISPUTE_UNKNOWN"));
            Api.as("mai")
                    .header("If-Match", "\"1\"")
                    .body(naming(outside))
                    .post(one + action)
                    .then()
                    .statusCode(action.equals("/merges") ? 403 : 404);
        }
        Api.get("lin", one + "/timeline").body("$", hasSize(1));
    }

    /** A party, or the grid and the type: without either somebody says why it is one matter. */
    @Test
    void whatHasNothingInCommonIsOneMatterForAReasonOnly() {
        var strangers = Body.dispute(GRID).with("/parties/0/name", "示例丙").with("/parties/1/name", "示例丁");
        var alike = registered(strangers);
        var foreign = registered(strangers.with("/type", "03"));
        for (var act : List.of(
                Api.act("huang", one, "/merges", naming(foreign)),
                Api.act("huang", foreign, "/duplicate", naming(one))))
            act.statusCode(422)
                    .body("errors[0].pointer", equalTo("/reason"))
                    .body("errors[0].code", equalTo("NOTHING_IN_COMMON"));
        Api.get("huang", foreign).body("status", equalTo("REPORTED"));
        Api.act("huang", one, "/merges", Body.of(naming(foreign)).and("/reason", "起因相同。"))
                .statusCode(201);
        for (var side : List.of(one, foreign)) Api.get("huang", side + "/links").body("reason", contains("起因相同。"));
        Api.act("huang", one, "/merges", naming(alike)).statusCode(201);
        // A party in common says enough, whatever else differs.
        Api.act(
                        "huang",
                        one,
                        "/merges",
                        naming(registered(
                                strangers.with("/parties/0/name", "示例 甲").with("/type", "03"))))
                .statusCode(201);
    }

    private static String registered(Body dispute) {
        return Api.post("lin", "/v1/disputes", dispute)
                .statusCode(201)
                .extract()
                .header("Location");
    }

    @Test
    void whoDoesNotHoldItCannotEndIt() {
        accepted(other);
        Api.act("lin", other, "/duplicate", naming(one))
                .statusCode(409)
                .body("code", equalTo("NOT_THE_HOLDER"))
                .body("state", equalTo("ACCEPTED"));
        Api.act("he", one, "/merges", naming(other)).statusCode(409).body("code", equalTo("NOT_THE_HOLDER"));
        Api.get("lin", other).body("status", equalTo("ACCEPTED"));
    }

    @Test
    void whoSeesOneSideOnlyCannotSeparateThem() {
        var next = Api.dispute("huang", "440103009106002");
        Api.act("huang", one, "/duplicate", naming(next)).statusCode(201);
        Api.get("lin", one)
                .body("countedWith", equalTo(id(next)))
                .body("allowedActions", not(hasItem("unmarkDuplicate")));
        Api.get("lin", next).statusCode(404);
        undo("lin", one, "/duplicate").statusCode(409).body("code", equalTo("NOT_SEPARABLE"));
        undo("huang", one, "/duplicate").statusCode(200);
    }

    @Test
    void theVersionSeenIsAskedFor() {
        Api.as("lin").body(naming(one)).post(other + "/duplicate").then().statusCode(428);
        var seen = Api.get("lin", other).extract().header("ETag");
        Api.act("lin", one, "/links", naming(other)).statusCode(201);
        Api.as("lin")
                .header("If-Match", seen)
                .body(naming(one))
                .post(other + "/duplicate")
                .then()
                .statusCode(412);
    }

    @Test
    void relatedGoesBothWaysAndOnce() {
        Api.act("lin", one, "/links", naming(other)).statusCode(201);
        for (var pair : List.of(List.of(one, other), List.of(other, one))) {
            Api.get("lin", pair.get(0) + "/links")
                    .body("kind", contains("RELATED"))
                    .body("disputeId", contains(id(pair.get(1))));
            Api.act("lin", pair.get(0), "/links", naming(pair.get(1)))
                    .statusCode(409)
                    .body("code", equalTo("ALREADY_LINKED"));
        }
        undo("lin", other, "/links/" + id(one)).statusCode(200);
        Api.get("lin", one + "/links").body("$", hasSize(0));
        Api.get("lin", one + "/timeline").body("step", contains("REGISTERED", "LINKED", "UNLINKED"));
        undo("lin", one, "/links/" + id(other)).statusCode(404);
    }

    @Test
    void ofTwoMergesOfOneDisputeAtOnceOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            var swallowed = Api.dispute("lin", GRID);
            var targets = List.of(Api.dispute("lin", GRID), Api.dispute("lin", GRID));
            var answers = atOnce(
                    () -> Api.act("huang", targets.get(0), "/merges", naming(swallowed)),
                    () -> Api.act("huang", targets.get(1), "/merges", naming(swallowed)));
            assertThat(answers).containsExactlyInAnyOrder(201, 409);
            var winner = targets.get(answers.indexOf(201));
            Api.get("huang", swallowed).body("status", equalTo("MERGED")).body("countedWith", equalTo(id(winner)));
            Api.get("huang", swallowed + "/links").body("disputeId", contains(id(winner)));
            Api.get("huang", targets.get(answers.indexOf(409)) + "/timeline").body("$", hasSize(1));
        }
    }

    @Test
    void ofTwoThatMergeOneAnotherOneIsLeft() throws Exception {
        for (int round = 0; round < 5; round++) {
            var pair = List.of(Api.dispute("lin", GRID), Api.dispute("lin", GRID));
            var answers = atOnce(
                    () -> Api.act("huang", pair.get(0), "/merges", naming(pair.get(1))),
                    () -> Api.act("huang", pair.get(1), "/merges", naming(pair.get(0))));
            assertThat(answers).contains(201).containsAnyOf(409, 412);
            var states = new ArrayList<String>();
            pair.forEach(d -> states.add(Api.get("huang", d).extract().path("status")));
            assertThat(states).containsExactlyInAnyOrder("MERGED", "REPORTED");
        }
    }

    @Test
    void ofTwoUndoingsAtOnceOneWins() throws Exception {
        Api.act("huang", one, "/merges", naming(other)).statusCode(201);
        var answers = atOnce(() -> undo("huang", other, "/merge"), () -> undo("huang", other, "/merge"));
        assertThat(answers).contains(200).containsAnyOf(409, 412);
        Api.get("huang", other + "/timeline")
                .body("step", contains("REGISTERED", "MERGED", "UNMERGED"))
                .body("number", contains(1, 2, 3));
        Api.get("huang", one + "/timeline").body("step", contains("REGISTERED", "JOINED_BY", "LEFT_BY"));
    }

    private static List<Integer> atOnce(Callable<ValidatableResponse> first, Callable<ValidatableResponse> second)
            throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            var answers = Collections.synchronizedList(new ArrayList<Integer>());
            for (var done : pool.invokeAll(List.of(first, second)))
                answers.add(done.get().extract().statusCode());
            return answers;
        } finally {
            pool.shutdown();
        }
    }

    private static ValidatableResponse undo(String account, String dispute, String part) {
        return Api.send(account, "DELETE", dispute, part, null);
    }

    private static ValidatableResponse session(String account, String dispute) {
        return Api.act(
                account,
                dispute,
                "/sessions",
                "{\"kind\": \"MEDIATION\", \"open\": false, \"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"record\": \"示例。\"}");
    }

    private static void accepted(String dispute) {
        Api.act("huang", dispute, "/acceptance", COMMITTEE).statusCode(201);
    }

    private static int openCases() {
        return Api.get("huang", LIN).statusCode(200).extract().path("openCases");
    }

    private static String naming(String dispute) {
        return "{\"disputeId\": \"" + id(dispute) + "\"}";
    }

    private static String id(String dispute) {
        return dispute.substring(dispute.lastIndexOf('/') + 1);
    }
}
