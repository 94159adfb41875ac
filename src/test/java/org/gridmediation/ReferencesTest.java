package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A number of another system belongs to one dispute, and finds it. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ReferencesTest {
    private final String number = "gz-" + UUID.randomUUID();
    private String dispute;

    @BeforeEach
    void aDispute() {
        dispute = Api.dispute("lin", "440103009106001");
    }

    @Test
    void aNumberFindsItsDisputeHoweverItIsWritten() {
        add("lin", dispute, "COURT_PLATFORM", "（2026）粤0103 " + number).statusCode(201);
        for (var written : new String[] {"（2026）粤0103 " + number, "(2026)粤０１０３" + number.toUpperCase()})
            find("lin", "COURT_PLATFORM", written).body("id", contains(id(dispute)));
        Api.get("lin", dispute + "/references").body("number", contains("（2026）粤0103 " + number));
        find("lin", "POLICE", "(2026)粤0103" + number).body("$", hasSize(0));
        for (var above : new String[] {"huang", "he", "liang"})
            find(above, "COURT_PLATFORM", "(2026)粤0103" + number).body("id", contains(id(dispute)));
        find("mai", "COURT_PLATFORM", "(2026)粤0103" + number).body("$", hasSize(0));
        Api.get("lin", dispute + "/timeline").body("step", contains("REGISTERED", "REFERENCE_ADDED"));
    }

    @Test
    void aTakenNumberNamesTheDisputeThatHasItOnlyToWhoSeesThat() {
        add("lin", dispute, "HOTLINE_12345", number).statusCode(201);
        var second = Api.dispute("lin", "440103009106001");
        add("lin", second, "HOTLINE_12345", number.toUpperCase())
                .statusCode(409)
                .body("code", equalTo("REFERENCE_TAKEN"))
                .body("existing", equalTo(dispute));
        add("mai", Api.dispute("mai", "440103009108001"), "HOTLINE_12345", number)
                .statusCode(409)
                .body("code", equalTo("REFERENCE_TAKEN"))
                .body("existing", nullValue());
        add("lin", second, "POLICE", number).statusCode(201);
    }

    @Test
    void aRemovedNumberIsFree() {
        var id = add("lin", dispute, "PUBLIC_ORDER", number)
                .statusCode(201)
                .extract()
                .<String>path("id");
        Api.as("lin").delete(dispute + "/references/" + id).then().statusCode(428);
        Api.as("lin")
                .header("If-Match", "\"0\"")
                .delete(dispute + "/references/" + id)
                .then()
                .statusCode(412);
        remove(dispute, UUID.randomUUID().toString()).statusCode(404);
        var second = Api.dispute("lin", "440103009106001");
        remove(second, id).statusCode(404);
        remove(dispute, id).statusCode(200);
        remove(dispute, id).statusCode(404);
        add("lin", second, "PUBLIC_ORDER", number).statusCode(201);
        find("lin", "PUBLIC_ORDER", number).body("id", contains(id(second)));
    }

    @Test
    void anotherSystemHasAName() {
        Api.act("lin", dispute, "/references", "{\"system\": \"OTHER\", \"number\": \"1\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("SYSTEM_NAME_FOR_OTHER"));
        Api.act("lin", dispute, "/references", "{\"system\": \"POLICE\", \"systemName\": \"x\", \"number\": \"1\"}")
                .statusCode(422);
        Api.act("lin", dispute, "/references", "{\"system\": \"POLICE\", \"number\": \"　\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/number"));
        var own = "{\"system\": \"OTHER\", \"systemName\": \"%s\", \"number\": \"" + number + "\"}";
        Api.act("lin", dispute, "/references", own.formatted("甲系统")).statusCode(201);
        Api.act("lin", dispute, "/references", own.formatted("乙系统")).statusCode(201);
        Api.act("lin", dispute, "/references", own.formatted("甲 系统")).statusCode(409);
    }

    @Test
    void whoDoesNotSeeTheDisputeGivesItNoNumber() {
        Api.as("mai")
                .header("If-Match", "\"1\"")
                .body("{\"system\": \"POLICE\", \"number\": \"1\"}")
                .post(dispute + "/references")
                .then()
                .statusCode(404);
        Api.get("mai", dispute + "/references").statusCode(404);
    }

    @Test
    void ofTwoThatTakeANumberAtOnceOneGetsIt() throws Exception {
        for (int round = 0; round < 5; round++) {
            var taken = number + round;
            var mine = Api.dispute("lin", "440103009106001");
            var theirs = Api.dispute("mai", "440103009108001");
            var pool = Executors.newFixedThreadPool(2);
            try {
                var calls = new ArrayList<Callable<Integer>>();
                calls.add(() -> add("lin", mine, "POLICE", taken).extract().statusCode());
                calls.add(() -> add("mai", theirs, "POLICE", taken).extract().statusCode());
                var answers = new ArrayList<Integer>();
                for (var done : pool.invokeAll(calls)) answers.add(done.get());
                assertThat(answers).containsExactlyInAnyOrder(201, 409);
            } finally {
                pool.shutdown();
            }
        }
    }

    private static ValidatableResponse add(String account, String dispute, String system, String number) {
        return Api.act(
                account, dispute, "/references", "{\"system\": \"" + system + "\", \"number\": \"" + number + "\"}");
    }

    private static ValidatableResponse find(String account, String system, String number) {
        return Api.post(
                        account,
                        "/v1/disputes/search-by-reference",
                        "{\"system\": \"" + system + "\", \"number\": \"" + number + "\"}")
                .statusCode(200);
    }

    private static ValidatableResponse remove(String dispute, String reference) {
        return Api.send("lin", "DELETE", dispute, "/references/" + reference, null);
    }

    private static String id(String dispute) {
        return dispute.substring(dispute.lastIndexOf('/') + 1);
    }
}
