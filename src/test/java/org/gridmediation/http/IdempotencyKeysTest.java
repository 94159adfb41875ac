package org.gridmediation.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.gridmediation.Api;
import org.gridmediation.Body;
import org.gridmediation.Embedded;
import org.gridmediation.MovableClock;
import org.gridmediation.imports.Sending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Embedded.class)
class IdempotencyKeysTest {
    @Inject
    IdempotencyKeys keys;

    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void theTimeIsNowAgain() {
        MovableClock.setBack();
    }

    private ValidatableResponse register(String account, String area) {
        return Api.as(account)
                .header("Idempotency-Key", key)
                .body(Api.newDispute(area))
                .post("/v1/disputes")
                .then();
    }

    @Test
    void aKeyIsKeptThirtyDaysAndThenForgotten() {
        var first = register("lin", "440103009106001").statusCode(201).extract().<String>path("id");
        MovableClock.forward(KEPT_DAYS - 1);
        keys.forget();
        register("lin", "440103009106001").statusCode(201).body("id", equalTo(first));
        MovableClock.forward(KEPT_DAYS + 1);
        keys.forget();
        register("lin", "440103009106001")
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .body("id", not(equalTo(first)));
    }

    @Test
    void aKeyIsItsCallersOwn() {
        var first = register("lin", "440103009106001").statusCode(201).extract().<String>path("id");
        register("mai", "440103009108001").statusCode(201).body("id", not(equalTo(first)));
    }

    /** Whoever sees an answer again sees it, and the journal says so. */
    @Test
    void aReplayIsJournalled() {
        var asked =
                "select count(*) from journal where operation = 'registerDispute' and at > now() - interval '1 minute'"
                        + " and subject = (select subject from idempotency where key = '" + key + "')";
        register("lin", "440103009106001").statusCode(201);
        var before = Sending.count(asked);
        register("lin", "440103009106001").statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        for (int i = 0; i < 250 && Sending.count(asked) == before; i++) Api.pause();
        assertThat(Sending.count(asked)).isEqualTo(before + 1);
    }

    /** Whoever has the answer again has a right to what is in it. */
    @Test
    void aKeyIsItsPostsOwnAndEndsWithIt() {
        var staff = "/v1/staff/" + Api.get("mai", "/v1/me").extract().<String>path("staffId");
        var other = Api.alsoIn("mai", "GRID_OFFICER", "440103009106002");
        var first = register(other, "440103009106002").statusCode(201).extract().<String>path("id");
        register(other, "440103009106002")
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(first));
        register("mai", "440103009106002").statusCode(403).body("code", equalTo("AREA_NOT_YOURS"));
        var mine = register("mai", "440103009108001").statusCode(201).header("Idempotency-Replayed", nullValue());
        mine.body("id", not(equalTo(first)));
        Api.send("admin", "DELETE", staff, "/posts/" + other.substring(other.indexOf('@') + 1), null)
                .statusCode(200);
        register(other, "440103009106002").statusCode(403).body("code", equalTo("NO_VALID_POST"));
    }

    @Test
    void aKeyIsForOneRequest() {
        register("lin", "440103009106001").statusCode(201);
        Api.as("lin")
                .header("Idempotency-Key", key)
                .body(Body.dispute("440103009106001").with("/title", "厨房强光扰民").json())
                .post("/v1/disputes")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    private Response register(Body body) {
        return Api.as("lin").header("Idempotency-Key", key).body(body.json()).post("/v1/disputes");
    }

    /** Whoever got no answer asks again later; what the body left out is the time of its arrival then, too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"settlement\": {\"content\": \"和解。\", \"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}}",
                "\"place\": \"示范楼3栋\""
            })
    void theSameRequestLaterAndInAnotherOrderIsTheSame(String more) {
        var dispute = Body.dispute("440103009106001").without("/place");
        var fields = Body.of("{" + more + "}");
        var first =
                register(dispute.and(fields)).then().statusCode(201).extract().<String>path("id");
        MovableClock.forward(1);
        register(fields.and(dispute))
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(first));
    }

    private static final int KEPT_DAYS = (int) IdempotencyKeys.KEPT.toDays();
}
