package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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

    /** @return the ETag of the answer, after which the next change is made */
    private static String next(String dispute, String resource, String etag, String action, String body) {
        var answer = Api.as("lin").header("If-Match", etag).body(body).post(resource + action);
        answer.then().statusCode(201);
        assertThat(answer.header("ETag"))
                .isEqualTo(Api.get("lin", dispute).extract().header("ETag"));
        assertThat(answer.header("Location")).isEqualTo(dispute + action.replaceFirst("(/[^/]+).*", "$1"));
        assertThat(Api.as("lin").get(answer.header("Location")).statusCode()).isEqualTo(200);
        return answer.header("ETag");
    }
}
