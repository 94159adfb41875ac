package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Whoever changed something goes on with the ETag of that answer; that each has one is asserted of all answers by ContractFilter. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class EtagsTest {
    @Test
    void theAnswerToAnAddedPartGivesTheVersionOfTheWhole() {
        var dispute = Given.assigned(Given.dispute());
        var etag = Api.get("lin", dispute).extract().header("ETag");
        etag = next(dispute, dispute, etag, "/coordinations", """
                {"leadId": "00000000-0000-7007-8000-000440103009", "asked": "请协助。", "dueAt": "2036-03-20T18:00:00+08:00"}""");
        var asked = Api.get("lin", dispute + "/coordinations").extract().<String>path("[0].id");
        etag = next(dispute, dispute, etag, "/coordinations/" + asked + "/progress", """
                {"text": "已处理。", "done": true}""");
        etag = next(dispute, dispute, etag, "/references", """
                {"system": "HOTLINE_12345", "number": "ETAG-1"}""");
        etag = next(dispute, dispute, etag, "/notes", "{\"text\": \"只供调解员。\"}");
        etag = next(dispute, dispute, etag, "/escalations", """
                {"risk": "PUBLIC_SECURITY", "description": "扬言动手。"}""");
        Api.as("lin").header("If-Match", etag).body("""
                        {"title": "浴室强光扰民", "description": "已核实光源。", "type": "02", "urgency": "NORMAL", "difficulty": "SIMPLE"}""").put(dispute).then().statusCode(200);
    }

    /** The part of it that says which version it is. */
    static String version(String etag) {
        return etag.replaceFirst("\\.[0-9a-f]{16}(-gzip)?\"$", "\"");
    }

    /** What may be done changes with what somebody else does elsewhere: the version is the same, and yet it is told. */
    @Test
    void whoReadsAgainIsNotToldThatWhatMayBeDoneIsAsItWas() {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
        var etag = Api.get("huang", dispute)
                .body("allowedActions", hasItem("archiveDispute"))
                .extract()
                .header("ETag");
        known("huang", dispute, etag).statusCode(304);
        var correction = Api.post(
                        "liang", "/v1/corrections", """
                        {"kind": "DISPUTE", "recordId": "%s", "flaw": "OUTDATED", "text": "地址有误。"}""".formatted(dispute.substring(dispute.lastIndexOf('/') + 1)))
                .statusCode(201)
                .extract()
                .header("Location");
        var after = known("huang", dispute, etag)
                .statusCode(200)
                .body("allowedActions", not(hasItem("archiveDispute")))
                .extract()
                .header("ETag");
        assertThat(version(after)).isEqualTo(version(etag));
        Api.act("huang", correction, "/answer", "{\"result\": \"REJECTED\", \"text\": \"地址无误。\"}")
                .statusCode(201);
        // Nothing of the dispute itself changed: what was seen first is good for a change.
        Api.as("huang")
                .header("If-Match", etag)
                .body(Given.REASONS)
                .post(dispute + "/archive")
                .then()
                .statusCode(201);
    }

    /** Nor by another caller's answer, or by one's own in another post. */
    @Test
    void anAnswerIsKnownToWhomItWasGiven() {
        var dispute = Given.dispute();
        var etag = Api.get("lin", dispute).extract().header("ETag");
        known("lin", dispute, etag).statusCode(304);
        known("liang", dispute, etag).statusCode(200).body("allowedActions", not(hasItem("changeDispute")));
        known("lin@" + ActingPostsTest.post("lin", "MEDIATOR"), dispute, etag).statusCode(200);
    }

    /** How far a job is changes without anybody's request. */
    @Test
    void aJobIsReadAnewAsLongAsItMoves() {
        var job = Api.post("he", "/v1/exports", "{\"kind\": \"ORGANIZATIONS\", \"format\": \"CSV\"}")
                .statusCode(202)
                .extract();
        var export = job.header("Location");
        var finished = Api.get("he", export);
        while (!"FINISHED".equals(finished.extract().<String>path("state"))) {
            Api.pause();
            finished = Api.get("he", export);
        }
        known("he", export, job.header("ETag")).statusCode(200).body("state", equalTo("FINISHED"));
        var etag = finished.extract().header("ETag");
        known("he", export, etag).statusCode(304);
        MovableClock.forward(8);
        try {
            known("he", export, etag).statusCode(200).body("state", equalTo("EXPIRED"));
        } finally {
            MovableClock.setBack();
        }
    }

    private static ValidatableResponse known(String account, String path, String etag) {
        return Api.as(account).header("If-None-Match", etag).get(path).then();
    }

    /** @return the ETag of the answer, after which the next change is made */
    private static String next(String dispute, String resource, String etag, String action, String body) {
        var answer = Api.as("lin").header("If-Match", etag).body(body).post(resource + action);
        answer.then().statusCode(201);
        assertThat(version(answer.header("ETag")))
                .isEqualTo(version(Api.get("lin", dispute).extract().header("ETag")));
        assertThat(answer.header("Location")).isEqualTo(dispute + Text.part(action, "^(/[^/]+)"));
        assertThat(Api.as("lin").get(answer.header("Location")).statusCode()).isEqualTo(200);
        return answer.header("ETag");
    }
}
