package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A server that may work on four requests at a time, and lets a caller send ten a second. */
@QuarkusTest
@QuarkusTestResource(
        value = Embedded.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "grid-mediation.limits.per-second", value = "10"),
            @ResourceArg(name = "grid-mediation.limits.in-flight", value = "4")
        })
class LimitsTest {

    @Test
    void aCallerOverItsBudgetIsToldWhenToComeAgainAndOthersAreNotHeldUp() throws Exception {
        var answers = atOnce(40, 2, () -> Api.as("he").get("/v1/areas/440103009"));
        assertThat(answers).anyMatch(a -> a.statusCode() == 200);
        assertThat(answers).anySatisfy(a -> {
            assertThat(a.statusCode()).isEqualTo(429);
            assertThat(a.<String>path("code")).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(a.header("Retry-After")).isEqualTo("1");
        });
        Api.get("liang", "/v1/areas/440103009").statusCode(200);
        Thread.sleep(1100);
        Api.get("he", "/v1/areas/440103009").statusCode(200);
    }

    @Test
    void aServerThatCarriesEnoughShedsTheRestAndRecovers() throws Exception {
        var accounts = List.of("lin", "mai", "chen", "huang", "zhou", "xu", "admin", "resident");
        accounts.forEach(Api::token);
        var answers = new ArrayList<Response>();
        for (int round = 0; round < 20 && answers.stream().noneMatch(a -> a.statusCode() == 503); round++) {
            var next = new java.util.concurrent.atomic.AtomicInteger();
            answers.addAll(atOnce(80, 80, () -> Api.as(accounts.get(next.getAndIncrement() % accounts.size()))
                    .get("/v1/me")));
        }
        assertThat(answers).allMatch(a -> List.of(200, 429, 503).contains(a.statusCode()));
        assertThat(answers).anySatisfy(a -> {
            assertThat(a.statusCode()).isEqualTo(503);
            assertThat(a.<String>path("code")).isEqualTo("OVERLOADED");
            assertThat(a.header("Retry-After")).isEqualTo("1");
        });
        Thread.sleep(2100);
        Api.get("lin", "/v1/me").statusCode(200);
    }

    private static List<Response> atOnce(int calls, int threads, Supplier<Response> call) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var jobs = new ArrayList<Callable<Response>>();
            for (int i = 0; i < calls; i++) jobs.add(call::get);
            var answers = new ArrayList<Response>();
            for (var answer : pool.invokeAll(jobs)) answers.add(answer.get());
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
