package org.gridmediation.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110, 9.3.2 and 12: what is asked for by HEAD, Accept and Accept-Language. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class NegotiationTest {
    private static final String STATISTICS = "/v1/statistics?indicator=coverage&area=440103009";
    /** Of each answer their own, or of the body on its way. */
    private static final Set<String> OTHERWISE =
            Set.of("date", "request-id", "ratelimit", "content-length", "transfer-encoding", "content-encoding");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv;q=0.1, application/json;q=0.9 | application/json;charset=UTF-8",
                "application/json;q=0.5, text/csv | text/csv;charset=UTF-8;header=present",
                "application/json;q=0, */*;q=0.1 | text/csv;charset=UTF-8;header=present",
                "text/*;q=0.2, */*;q=0.1 | text/csv;charset=UTF-8;header=present",
                "TEXT/HTML, */*; Q=0.8 | application/json;charset=UTF-8",
            })
    void theWeightsOfAcceptChooseAndStandNotInTheAnswer(String accept, String type) {
        Api.as("he")
                .header("Accept", accept)
                .get(STATISTICS)
                .then()
                .statusCode(200)
                .header("Content-Type", type);
    }

    @Test
    void whatWeighsNothingIsNotGiven() {
        for (var accept : List.of("application/json;q=0", "application/*;q=0.000, text/html", "*/*;q=0"))
            Api.as("lin")
                    .header("Accept", accept)
                    .get("/v1/me")
                    .then()
                    .statusCode(406)
                    .body("code", equalTo("NOT_ACCEPTABLE"));
        Api.as("lin")
                .header("Accept", "application/json;q=0")
                .body(Api.newDispute("440103009106001"))
                .post("/v1/disputes")
                .then()
                .statusCode(406);
        Api.anonymous()
                .header("Accept", "application/json;q=0, */*")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/yaml"));
        for (var language : Map.of("en;q=0", "zh-CN", "en;q=0, fr", "zh-CN", "zh;q=0.1, en;q=0.2", "en")
                .entrySet())
            Api.as("lin")
                    .header("Accept-Language", language.getKey())
                    .get("/v1/disputes/01900000-0000-7000-8000-000000000000")
                    .then()
                    .statusCode(404)
                    .header("Content-Language", language.getValue());
    }

    @Test
    void headHasTheHeadersOfGet() {
        var dispute = Api.accepted();
        for (var path : List.of(
                dispute,
                dispute + "/documents/COVER",
                dispute + "/case-file",
                dispute + "/timeline?limit=1",
                "/v1/imports/templates/RESIDENTS",
                "/v1/disputes/01900000-0000-7000-8000-000000000000",
                STATISTICS)) {
            var head = Api.as("huang").head(path);
            var get = Api.as("huang").get(path);
            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.asByteArray()).as(path).isEmpty();
            assertThat(headers(head)).as(path).isEqualTo(headers(get));
        }
    }

    private static Map<String, List<String>> headers(Response answer) {
        return answer.headers().asList().stream()
                .filter(header -> !OTHERWISE.contains(header.getName().toLowerCase()))
                .collect(Collectors.groupingBy(
                        header -> header.getName().toLowerCase(),
                        Collectors.mapping(Header::getValue, Collectors.toList())));
    }
}
