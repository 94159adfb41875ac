package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Days and years are China's, at ten to midnight too. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ClockTest {

    @AfterEach
    void theTimeIsNowAgain() {
        MovableClock.setBack();
    }

    @Test
    void tenToMidnightOnNewYearsEveIsStillTheOldYear() {
        MovableClock.set("2026-12-31T23:50:00");
        settled("2026-12-31T23:45:00+08:00")
                .statusCode(201)
                .body("receiptNumber", startsWith("WG-440103009-20261231-"))
                .body("caseNumber", startsWith("（2026）"))
                .body("reportedAt", startsWith("2026-12-31T15:4"));
    }

    @Test
    void tenPastMidnightTheNewYearsNumbersBeginAtOne() {
        MovableClock.set("2026-12-31T23:59:00");
        settled("2026-12-31T23:58:00+08:00").statusCode(201);
        MovableClock.set("2027-01-01T00:10:00");
        settled("2027-01-01T00:05:00+08:00")
                .statusCode(201)
                .body("receiptNumber", matchesPattern("WG-440103009-20270101-\\d{4}"))
                .body("caseNumber", matchesPattern("（2027）.*第0001号"));
        settled("2027-01-01T00:05:00+08:00").statusCode(201).body("caseNumber", matchesPattern("（2027）.*第0002号"));
    }

    @Test
    void whatHappensInFiveMinutesIsTheFuture() {
        MovableClock.set("2026-12-31T23:50:00");
        settled("2026-12-31T23:56:00+08:00").statusCode(400).body("errors[0].pointer", equalTo("/settlement/agreedAt"));
    }

    /** What was agreed in the last seconds of a month, and arrives in the first of the next, is of the old month and recorded in the new one. */
    @Test
    void aMonthThatIsOverTakesNothingInThoughItIsOverForSecondsOnly() {
        MovableClock.set("2026-08-01T00:00:10");
        var recorded = registered("RECORDED");
        var current = registered("CURRENT");
        MovableClock.set("2026-08-01T00:00:20");
        settled("2026-07-31T23:59:45+08:00")
                .statusCode(201)
                .body("reportedAt", equalTo("2026-07-31T15:59:45Z"))
                .body("receiptNumber", startsWith("WG-440103009-20260801-"));
        assertThat(registered("RECORDED")).isEqualTo(recorded);
        assertThat(registered("CURRENT")).isEqualTo(current + 1);
    }

    private static int registered(String basis) {
        return Api.get(
                        "he",
                        "/v1/statistics?indicator=disputes-registered&area=440103009106001&from=2026-07&to=2026-07&basis="
                                + basis)
                .statusCode(200)
                .extract()
                .path("groups[0].numerator");
    }

    private static io.restassured.response.ValidatableResponse settled(String agreedAt) {
        return Api.post(
                "lin",
                "/v1/disputes",
                Body.dispute("440103009106001")
                        .and("/settlement", Body.settlement().and("/agreedAt", agreedAt)));
    }
}
