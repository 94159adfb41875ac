package org.gridmediation.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.junit.jupiter.api.Test;

/** What the headers of a refusal tell a client that knows HTTP and not us. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class MethodsTest {
    private static final Set<String> ALL = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    @Test
    void allowIsRightForEveryPath() throws IOException {
        var contract =
                new YAMLMapper().readTree(Path.of("openapi", "openapi.yaml").toFile());
        var faults = new ArrayList<String>();
        for (var path : contract.get("paths").properties()) {
            var address = path.getKey().replaceAll("\\{\\w+}", "01900000-0000-7000-8000-000000000000");
            var described = new TreeSet<String>();
            path.getValue().fieldNames().forEachRemaining(m -> described.add(m.toUpperCase(Locale.ROOT)));
            var options = given().options(address);
            var allow = options.header("Allow");
            if (options.statusCode() != 204 || allow == null) {
                faults.add("OPTIONS " + address + ": " + options.statusCode() + " " + allow);
                continue;
            }
            var allowed = Set.of(allow.split(", "));
            if (!allowed.containsAll(described))
                faults.add(address + " allows " + allow + ", the contract " + described);
            for (var method : ALL) {
                if (allowed.contains(method)) continue;
                var refused = Api.as("lin").request(method, address);
                if (refused.statusCode() != 405
                        || !allow.equals(refused.header("Allow"))
                        || !refused.path("code").equals("METHOD_NOT_ALLOWED"))
                    faults.add(method + " " + address + ": " + refused.statusCode() + " " + refused.header("Allow"));
            }
        }
        assertThat(faults).isEmpty();
        given().options("/v1/disputes").then().header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
        Api.as("lin").delete("/v1/me").then().statusCode(405).header("Allow", equalTo("GET, HEAD, OPTIONS"));
        given().delete("/q/openapi").then().statusCode(405).header("Allow", equalTo("GET, HEAD, OPTIONS"));
        given().delete("/problems/not-found").then().statusCode(405).header("Allow", equalTo("GET, HEAD, OPTIONS"));
    }

    @Test
    void aRefusedTypeIsToldWhichAreTaken() {
        Api.as("lin")
                .contentType("application/xml")
                .body("<a/>".getBytes())
                .post("/v1/disputes")
                .then()
                .statusCode(415)
                .header("Accept", equalTo("application/json"));
    }

    @Test
    void aRefusedTokenIsToldSoAndAMissingOneIsAskedFor() {
        given().get("/v1/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"grid-mediation\""))
                .header("Request-Id", matchesPattern("[0-9a-f-]{36}"));
        for (var bad : List.of("Bearer no-token", "bearer " + Api.token("lin") + "x"))
            given().header("Authorization", bad)
                    .get("/v1/me")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", equalTo("Bearer realm=\"grid-mediation\", error=\"invalid_token\""))
                    .header("Request-Id", matchesPattern("[0-9a-f-]{36}"))
                    .body("requestId", matchesPattern("[0-9a-f-]{36}"));
        given().header("Authorization", "Basic YTpi")
                .get("/v1/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", not(containsString("error")));
    }

    @Test
    void aFrontEndOnAnotherOriginMayReadWhatItNeeds() {
        given().header("Origin", "http://localhost:8080")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization,if-match")
                .options("/v1/disputes")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("http://localhost:8080"))
                .header("Access-Control-Max-Age", equalTo("7200"))
                .header("Vary", containsString("Origin"));
        var exposed = given().header("Origin", "http://localhost:8080")
                .header("Authorization", "Bearer " + Api.token("lin"))
                .get("/v1/me")
                .then()
                .statusCode(200)
                .extract()
                .header("Access-Control-Expose-Headers");
        assertThat(exposed)
                .contains(
                        "Request-Id",
                        "RateLimit",
                        "Retry-After",
                        "ETag",
                        "Location",
                        "Link",
                        "WWW-Authenticate",
                        "Accept",
                        "Accept-Encoding",
                        "Allow");
        given().header("Origin", "http://localhost:8080")
                .header("Authorization", "Bearer x")
                .get("/v1/me")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", equalTo("http://localhost:8080"));
    }
}
