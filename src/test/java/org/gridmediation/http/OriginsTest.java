package org.gridmediation.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.function.Function;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.junit.jupiter.api.Test;

/** Fetch, 3.3: a foreign origin is told nothing of CORS, and its request is answered as any other. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class OriginsTest {
    private static final String FRONT_END = "http://localhost:8080";

    private static List<List<String>> foreign() {
        return List.of(
                List.of("https://elsewhere.example"),
                List.of("null"),
                List.of(""),
                List.of("*"),
                List.of("http://"),
                List.of("http://["),
                List.of("http:/localhost"),
                List.of("http://:8080"),
                List.of("http://127.0.0.1:" + RestAssured.port),
                List.of("http://127.0.0.1:" + RestAssured.port + "/"),
                List.of(FRONT_END + "/"),
                List.of(FRONT_END + ".example"),
                List.of(FRONT_END.toUpperCase()),
                List.of(FRONT_END + ", https://elsewhere.example"),
                List.of(FRONT_END + " https://elsewhere.example"),
                List.of(FRONT_END, "https://elsewhere.example"),
                List.of("https://elsewhere.example", FRONT_END),
                List.of(FRONT_END, FRONT_END),
                List.of("x".repeat(5000)));
    }

    private static RequestSpecification from(List<String> origins) {
        var request = given().config(RestAssured.config());
        origins.forEach(origin -> request.header("Origin", origin));
        return request;
    }

    private static final List<Function<RequestSpecification, Response>> REQUESTS = List.of(
            request -> request.header("Authorization", "Bearer " + Api.token("lin"))
                    .get("/v1/me"),
            request -> request.header("Authorization", "Bearer " + Api.token("lin"))
                    .head("/v1/me"),
            request -> request.header("Authorization", "Bearer " + Api.token("lin"))
                    .header("If-None-Match", "*")
                    .get("/v1/areas/440103009"),
            request -> request.header("Authorization", "Bearer " + Api.token("lin"))
                    .contentType("application/json")
                    .body("{}")
                    .post("/v1/disputes"),
            request -> request.header("Authorization", "Bearer x").get("/v1/me"),
            request -> request.delete("/v1/me"),
            request -> request.options("/v1/disputes"),
            request -> request.get("/v1/nowhere"),
            request -> request.get("/v1/me/"),
            request -> request.get("/v1/me?a=" + "x".repeat(5000)),
            request -> request.get("/problems/not-found"),
            request -> request.get("/q/openapi?format=json"),
            request -> request.get("/q/health/live"),
            request -> request.get("/board/"),
            request -> request.redirects().follow(false).get("/board"));

    @Test
    void aForeignOriginIsAnsweredAsNone() {
        for (var request : REQUESTS) {
            var plain = request.apply(given());
            assertThat(plain.header("Vary")).as(plain.asString()).contains("Origin");
            for (var origins : foreign()) {
                var answer = request.apply(from(origins));
                assertThat(answer.statusCode()).as(origins.toString()).isEqualTo(plain.statusCode());
                assertThat(answer.contentType()).as(origins.toString()).isEqualTo(plain.contentType());
                assertThat(answer.asString().length())
                        .as(origins.toString())
                        .isEqualTo(plain.asString().length());
                toldNothing(answer, origins);
            }
        }
    }

    @Test
    void norDoesItsPreflightLearnMoreThanTheMethods() {
        for (var origins : foreign())
            for (var path : List.of("/v1/disputes", "/v1/me", "/q/openapi", "/problems/not-found")) {
                var answer = from(origins)
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization")
                        .options(path);
                assertThat(answer.statusCode()).as(origins.toString()).isEqualTo(204);
                assertThat(answer.header("Allow")).contains("GET, HEAD, OPTIONS");
                toldNothing(answer, origins);
            }
    }

    private static void toldNothing(Response answer, List<String> origins) {
        assertThat(answer.headers().asList())
                .as(origins.toString())
                .noneMatch(header -> header.getName().toLowerCase().startsWith("access-control-"));
        assertThat(answer.headers().getValues("Vary")).as(origins.toString()).anyMatch(v -> v.contains("Origin"));
    }

    @Test
    void aFrontEndReadsEveryAnswer() {
        for (var request : REQUESTS) {
            var answer = request.apply(from(List.of(FRONT_END)));
            var what = answer.statusCode() + " " + answer.asString();
            assertThat(answer.header("Access-Control-Allow-Origin")).as(what).isEqualTo(FRONT_END);
            assertThat(answer.headers().getValues("Vary")).as(what).anyMatch(v -> v.contains("Origin"));
        }
    }
}
