package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** What was noted offline is sent hours later: its time counts, and when it came in is seen. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class LateReportTest {
    @Test
    void deadlinesRunFromTheReportAndTheReceiptIsShownBesideIt() {
        var reported = Days.now().minus(8, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        var before = Days.now().minusSeconds(1);
        var dispute = report(reported).statusCode(201).extract().header("Location");
        var read = Api.get("lin", dispute)
                .body("reportedAt", equalTo(reported.toString()))
                .extract();
        var received = Instant.parse(read.<String>path("receivedAt"));
        assertThat(received).isBetween(before, Days.now().plusSeconds(1));
        Api.get("lin", dispute + "/timeline")
                .body("[0].step", equalTo("REGISTERED"))
                .body("[0].at", equalTo(reported.toString()))
                .body("[0].receivedAt", equalTo(read.<String>path("receivedAt")));
        var id = dispute.substring(dispute.lastIndexOf('/') + 1);
        Api.get("lin", "/v1/disputes?limit=200")
                .body("items.find { it.id == '" + id + "' }.receivedAt", equalTo(read.<String>path("receivedAt")))
                .body("items.find { it.id == '" + id + "' }.reportedAt", equalTo(reported.toString()));
        Api.get("lin", dispute + "/deadlines")
                .body("find { it.kind == 'FIRST_ANSWER' }.log[0].at", equalTo(reported.toString()));
    }

    @Test
    void withoutItTheReportIsReceivedWhenItIsMade() {
        var dispute = Api.get("lin", Given.dispute()).extract();
        assertThat(dispute.<String>path("receivedAt")).isEqualTo(dispute.<String>path("reportedAt"));
    }

    @Test
    void neitherTheFutureNorLongerAgoThanTheDistrictAllows() {
        report(Days.now().plus(Duration.ofMinutes(5))).statusCode(400).body("errors.pointer", hasItem("/reportedAt"));
        report(Days.now().minus(Duration.ofHours(73)))
                .statusCode(422)
                .body("errors.pointer", contains("/reportedAt"))
                .body("errors.code", contains("REPORTED_TOO_LATE"));
        report(Days.now().minus(Duration.ofHours(71))).statusCode(201);
    }

    private static ValidatableResponse report(Instant at) {
        return Api.post("lin", "/v1/disputes", Body.dispute(Given.GRID).and("/reportedAt", at));
    }
}
