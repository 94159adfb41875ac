package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ConcurrencyTest {

    @Test
    void caseNumbersHaveNoGapThoughManySettleAtOnceAndSomeFail() throws Exception {
        var good = Body.dispute("440103009108001").and("/settlement", Body.settlement());
        var bad = good.with("/parties/0/consented", false);
        var first = sequence(
                Api.post("mai", "/v1/disputes", good).statusCode(201).extract().path("caseNumber"));
        var numbers = Collections.synchronizedList(new ArrayList<Integer>());
        atOnce(40, i -> {
            var answer =
                    Api.post("mai", "/v1/disputes", i % 4 == 3 ? bad : good).extract();
            if (answer.statusCode() == 201) numbers.add(sequence(answer.path("caseNumber")));
            else assertThat(answer.statusCode()).isEqualTo(409);
        });
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(first + 1, first + 30).boxed().toList());
    }

    @Test
    void theSameKeyAtTheSameTimeMakesOneDispute() throws Exception {
        var key = UUID.randomUUID().toString();
        var ids = Collections.synchronizedSet(new java.util.HashSet<String>());
        atOnce(16, i -> {
            var answer = Api.as("lin")
                    .header("Idempotency-Key", key)
                    .body(Api.newDispute("440103009106001"))
                    .post("/v1/disputes");
            if (answer.statusCode() == 201) ids.add(answer.path("id"));
            else assertThat(answer.<String>path("code")).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
        });
        assertThat(ids).hasSize(1);
        var again = Api.as("lin")
                .header("Idempotency-Key", key)
                .body(Api.newDispute("440103009106001"))
                .post("/v1/disputes");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.<String>path("id")).isEqualTo(ids.iterator().next());
        Api.as("lin")
                .header("Idempotency-Key", key)
                .body(Body.dispute("440103009106001").with("/title", "浴室弱光扰民").json())
                .post("/v1/disputes")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void ofManyChangesOfOneVersionOneWins() throws Exception {
        var dispute = Api.dispute("lin", "440103009106001");
        var etag = Api.get("lin", dispute).extract().header("ETag");
        var change =
                "{\"title\": \"改\", \"description\": \"改\", \"type\": \"02\", \"publicOrderType\": \"Z02\", \"urgency\": \"NORMAL\", \"difficulty\": \"SIMPLE\"}";
        var answers = Collections.synchronizedList(new ArrayList<Integer>());
        atOnce(
                12,
                i -> answers.add(Api.as("lin")
                        .header("If-Match", etag)
                        .body(change)
                        .put(dispute)
                        .statusCode()));
        assertThat(answers.stream().filter(s -> s == 200)).hasSize(1);
        assertThat(answers.stream().filter(s -> s == 412)).hasSize(11);
        Api.as("lin").body(change).put(dispute).then().statusCode(428);
        Api.as("lin")
                .header("If-None-Match", Api.get("lin", dispute).extract().header("ETag"))
                .get(dispute)
                .then()
                .statusCode(304);
    }

    private static int sequence(String caseNumber) {
        return Integer.parseInt(Text.part(caseNumber, "第(\\d+)号"));
    }

    private interface Attempt {
        void run(int number) throws Exception;
    }

    private static void atOnce(int times, Attempt attempt) throws Exception {
        var pool = Executors.newFixedThreadPool(12);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                var number = i;
                tasks.add(() -> {
                    attempt.run(number);
                    return null;
                });
            }
            for (var done : pool.invokeAll(tasks)) done.get();
        } finally {
            pool.shutdown();
        }
    }
}
