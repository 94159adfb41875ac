package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.gridmediation.FragilePostgres.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL is away, frozen, slow or locked: everybody is told to come again, nothing goes on behind it, and afterwards all is as before. */
@QuarkusTest
@TestProfile(Fragile.class)
class OutageTest {
    private static final String GRID = "440103009106001";
    private static final List<String> CALLERS = List.of("lin", "huang", "he", "mai");

    @BeforeEach
    void tokens() {
        CALLERS.forEach(Api::token);
    }

    @AfterEach
    void whole() throws Exception {
        FragilePostgres.set(State.WHOLE);
        awaitService();
        nothingIsLeftOpen();
    }

    private static Connection admin() throws SQLException {
        return Superuser.connect(Embedded.settings());
    }

    /** Every thread that serves requests is asked, several times. */
    private static void awaitService() throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (atOnce(40, i -> Api.as(CALLERS.get(i % 4)).get("/v1/disputes?limit=1")).stream()
                .anyMatch(answer -> answer.statusCode() != 200)) {
            assertThat(System.nanoTime()).as("service after ten seconds").isLessThan(end);
            Thread.sleep(300);
        }
        RestAssured.get("/q/health/ready").then().statusCode(200);
    }

    private static void nothingIsLeftOpen() throws Exception {
        try (var admin = admin();
                var statement = admin.createStatement()) {
            for (int i = 0; ; i++) {
                try (var row = statement.executeQuery(
                        "select count(*) from pg_stat_activity where usename = 'grid_app' and state like 'idle in transaction%' and state_change < now() - interval '1 second'")) {
                    row.next();
                    if (row.getInt(1) == 0) return;
                }
                assertThat(i).as("connections left in a transaction").isLessThan(50);
                Thread.sleep(200);
            }
        }
    }

    private static long count(String title) throws SQLException {
        try (var admin = admin();
                var query = admin.prepareStatement("select count(*) from dispute where title = ?")) {
            query.setString(1, title);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static String title() {
        return "示例" + Api.word();
    }

    private static Response report(String key, String title) {
        return Api.as("lin")
                .header("Idempotency-Key", key)
                .body(Body.dispute(GRID).with("/title", title).json())
                .post("/v1/disputes");
    }

    private static void isTemporary(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.<String>path("code")).isEqualTo("OVERLOADED");
        assertThat(answer.header("Retry-After")).isNotNull();
    }

    private interface Call {
        Response make(int number) throws Exception;
    }

    private static List<Response> atOnce(int times, Call call) throws Exception {
        var pool = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Response>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                var number = i;
                calls.add(() -> call.make(number));
            }
            var answers = new ArrayList<Response>();
            for (var answer : pool.invokeAll(calls)) answers.add(answer.get());
            return answers;
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aCommitWithoutAnAnswerIsInDoubtAndTheSameKeyResolvesIt() throws Exception {
        var title = title();
        var key = UUID.randomUUID().toString();
        FragilePostgres.set(State.CUT_AFTER_COMMIT);
        report(key, title)
                .then()
                .statusCode(503)
                .body("code", equalTo("RESULT_UNKNOWN"))
                .header("Retry-After", notNullValue());
        FragilePostgres.set(State.WHOLE);
        assertThat(count(title)).isEqualTo(1);
        var again = report(key, title);
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        Api.get("lin", again.header("Location")).statusCode(200).body("title", equalTo(title));
        assertThat(count(title)).isEqualTo(1);
    }

    @Test
    void aCommitThatNeverArrivedIsInDoubtTooAndIsDoneByTheRepetition() throws Exception {
        var title = title();
        var key = UUID.randomUUID().toString();
        FragilePostgres.set(State.CUT_BEFORE_COMMIT);
        report(key, title).then().statusCode(503).body("code", equalTo("RESULT_UNKNOWN"));
        FragilePostgres.set(State.WHOLE);
        assertThat(count(title)).isZero();
        assertThat(report(key, title).header("Idempotency-Replayed")).isNull();
        assertThat(count(title)).isEqualTo(1);
    }

    @Test
    void whoOnlyReadsIsInNoDoubt() {
        FragilePostgres.set(State.CUT_AFTER_COMMIT);
        isTemporary(Api.as("lin").get("/v1/disputes?limit=1"));
    }

    @Test
    void aConnectionThatIsCutIsTemporaryAndNothingIsStored() throws Exception {
        var title = title();
        FragilePostgres.set(State.CUT);
        atOnce(20, i -> report(UUID.randomUUID().toString(), title)).forEach(OutageTest::isTemporary);
        FragilePostgres.set(State.WHOLE);
        assertThat(count(title)).isZero();
    }

    @Test
    void aLockedTableIsTemporaryForAllAndForNobodyAfterwards() throws Exception {
        try (var admin = admin();
                var statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("lock table dispute in access exclusive mode");
            // Longer than a transaction may take, so that everything that is given up has been.
            for (var end = System.nanoTime() + Duration.ofSeconds(6).toNanos(); System.nanoTime() < end; ) {
                var began = System.nanoTime();
                atOnce(
                                48,
                                i -> i % 2 == 0
                                        ? Api.as(CALLERS.get(i % 4)).get("/v1/disputes?limit=1")
                                        : Api.as(CALLERS.get(i % 4)).get("/v1/disputes/" + UUID.randomUUID()))
                        .stream()
                        .filter(answer -> answer.statusCode() != 429)
                        .forEach(OutageTest::isTemporary);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
            }
            admin.rollback();
        }
        awaitService();
    }

    @Test
    void aLockedRowIsTemporaryWithinTwoSeconds() throws Exception {
        var dispute = Api.dispute("lin", GRID);
        var etag = Api.get("lin", dispute).extract().header("ETag");
        try (var admin = admin();
                var statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("select 1 from dispute where id = '" + dispute.substring(dispute.lastIndexOf('/') + 1)
                    + "' for update");
            var began = System.nanoTime();
            isTemporary(Api.as("lin")
                    .header("If-Match", etag)
                    .body(
                            "{\"title\": \"改\", \"description\": \"改\", \"type\": \"02\", \"publicOrderType\": \"Z02\", \"urgency\": \"NORMAL\", \"difficulty\": \"SIMPLE\"}")
                    .put(dispute));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            admin.rollback();
        }
    }

    /** None of its statements is too slow, but there are too many: it ends as a whole, and what comes of it later is not done outside of it. */
    @Test
    void aTransactionThatTakesTooLongEndsAsAWhole() throws Exception {
        var title = title();
        FragilePostgres.set(State.SLOW);
        var began = System.nanoTime();
        var answer = report(UUID.randomUUID().toString(), title);
        FragilePostgres.set(State.WHOLE);
        isTemporary(answer);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        Thread.sleep(1500);
        assertThat(count(title)).isZero();
    }

    @Test
    void aFrozenDatabaseIsToldInTimeAndSoIsReadiness() throws Exception {
        FragilePostgres.set(State.FROZEN);
        // One look serves all who ask within half a second.
        Thread.sleep(600);
        var began = System.nanoTime();
        var ready = RestAssured.get("/q/health/ready");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        ready.then().statusCode(503);
        assertThat(ready.asString())
                .doesNotContain("127.0.0.1")
                .doesNotContain("localhost")
                .doesNotContain("jdbc");
        for (int round = 0; round < 2; round++) {
            began = System.nanoTime();
            atOnce(30, i -> Api.as(CALLERS.get(i % 4)).get("/v1/disputes?limit=1")).stream()
                    .filter(answer -> answer.statusCode() != 429)
                    .forEach(OutageTest::isTemporary);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
            RestAssured.get("/q/health/ready").then().statusCode(503);
        }
        RestAssured.get("/q/health/live").then().statusCode(200);
    }

    @Test
    void aFrozenKeycloakIsWaitedForNoLongerThanAllowed() throws Exception {
        var client = activeClient();
        var began = System.nanoTime();
        FragileKeycloak.set(FragileKeycloak.State.FROZEN);
        try {
            isTemporary(Api.act("admin", client, "/secret", "").extract().response());
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        } finally {
            FragileKeycloak.set(FragileKeycloak.State.WHOLE);
        }
        Api.act("admin", client, "/secret", "").statusCode(201);
        Api.get(
                        "auditor",
                        "/v1/journal?status=200&operation=revealClientSecret&objectId="
                                + client.substring(client.lastIndexOf('/') + 1))
                .body("items.size()", equalTo(1));
    }

    private static String activeClient() throws InterruptedException {
        var client = Api.post(
                        "admin",
                        "/v1/clients",
                        "{\"area\": \"440103\", \"name\": \"示例冻结\", \"clientId\": \"frozen-platform-"
                                + UUID.randomUUID() + "\", \"roles\": [\"FEED_READER\"]}")
                .statusCode(201)
                .extract()
                .header("Location");
        for (int i = 0;
                i < 200
                        && !Api.get("admin", client)
                                .extract()
                                .path("accountState")
                                .equals("ACTIVE");
                i++) Thread.sleep(100);
        return client;
    }

    /** Its row is free while Keycloak is asked, also for its end, and the one time is taken. */
    @Test
    void whoAsksForASecretKeepsNobodyFromTheClient() throws Exception {
        var client = activeClient();
        var etag = Api.get("admin", client).extract().header("ETag");
        FragileKeycloak.set(FragileKeycloak.State.FROZEN);
        try {
            var asked = CompletableFuture.supplyAsync(
                    () -> Api.as("admin").header("If-Match", etag).post(client + "/secret"));
            Thread.sleep(300);
            Api.as("admin")
                    .header("If-Match", etag)
                    .post(client + "/secret")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("SECRET_ALREADY_SHOWN"));
            var ended = Api.as("admin").header("If-Match", etag).delete(client);
            assertThat(asked.isDone()).isFalse();
            assertThat(ended.statusCode()).isEqualTo(200);
            isTemporary(asked.get());
        } finally {
            FragileKeycloak.set(FragileKeycloak.State.WHOLE);
        }
    }

    /** An account that waits for Keycloak keeps nobody from its holder: two seconds are longer than one attempt, and than anybody waits for a row. */
    @Test
    void whoAppointsDoesNotWaitForKeycloak() throws Exception {
        FragileKeycloak.set(FragileKeycloak.State.FROZEN);
        try {
            var staff = Api.post(
                            "admin",
                            "/v1/staff",
                            "{\"area\": \"440103009106003\", \"name\": \"示例候补\", \"sex\": \"FEMALE\", \"username\": \"frozen-"
                                    + UUID.randomUUID() + "\"}")
                    .statusCode(201)
                    .extract()
                    .header("Location");
            for (int month = 1; month <= 12; month++) {
                Api.act("admin", staff, "/posts", """
                        {"role": "AUDITOR", "area": "440103", "validFrom": "2030-%1$02d-01T00:00:00Z", "validUntil": "2030-%1$02d-02T00:00:00Z"}""".formatted(month)).statusCode(201);
                Thread.sleep(200);
            }
            FragileKeycloak.set(FragileKeycloak.State.WHOLE);
            for (int i = 0; i < 300 && !isActive(staff); i++) Thread.sleep(100);
            assertThat(isActive(staff)).isTrue();
        } finally {
            FragileKeycloak.set(FragileKeycloak.State.WHOLE);
        }
    }

    private static boolean isActive(String staff) {
        return Api.get("admin", staff).extract().path("accountState").equals("ACTIVE");
    }
}
