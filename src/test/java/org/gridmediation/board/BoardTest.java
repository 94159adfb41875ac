package org.gridmediation.board;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gridmediation.Embedded;
import org.junit.jupiter.api.Test;

/** How the board is served; what it does is tried in a browser (.ci/board.sh). */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class BoardTest {
    private static final Path FILES = Path.of("src/main/resources/META-INF/resources/board");
    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html",
            "js",
            "text/javascript",
            "css",
            "text/css",
            "svg",
            "image/svg+xml",
            "json",
            "application/json");

    private static String realm() {
        return ConfigProvider.getConfig().getValue("grid-mediation.oidc.url", String.class);
    }

    private static List<String> files() throws IOException {
        try (var files = Files.list(FILES)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }

    @Test
    void itsAddressWithoutTheSlashLeadsToIt() {
        given().redirects().follow(false).get("/board").then().statusCode(308).header("Location", "/board/");
        given().get("/board/").then().statusCode(200).contentType("text/html").body(containsString("main.js"));
    }

    @Test
    void everyFileIsPublicHasItsTypeAndMayLoadNothingForeign() throws IOException {
        var files = new java.util.ArrayList<>(files());
        files.addAll(List.of("echarts/echarts.common.min.js", "settings.json"));
        assertThat(files).hasSizeGreaterThan(15);
        for (var file : files) {
            var answer = given().get("/board/" + file).then().statusCode(200);
            answer.contentType(startsWith(TYPES.get(file.substring(file.lastIndexOf('.') + 1))))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-cache");
            var policy = answer.extract().header("Content-Security-Policy");
            assertThat(policy)
                    .startsWith(
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' "
                                    + realm() + "/protocol/openid-connect/;")
                    .contains("base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*", "data:");
        }
    }

    /** RFC 9110, 9.3.2. */
    @Test
    void headHasTheHeadOfGet() throws IOException {
        var files = new ArrayList<>(files());
        files.addAll(List.of("", "echarts/echarts.common.min.js", "settings.json"));
        for (var file : files)
            for (var coding : List.of("gzip", "identity")) {
                var get = given().header("Accept-Encoding", coding).get("/board/" + file);
                var head = given().header("Accept-Encoding", coding).head("/board/" + file);
                assertThat(head.statusCode()).isEqualTo(200);
                for (var header : List.of("Content-Type", "Content-Encoding", "Cache-Control", "Last-Modified", "Vary"))
                    assertThat(head.header(header))
                            .as("/board/" + file + " " + coding + " " + header)
                            .isEqualTo(get.header(header));
            }
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        var seen =
                given().get("/board/main.js").then().statusCode(200).extract().header("Last-Modified");
        given().header("If-Modified-Since", seen).get("/board/main.js").then().statusCode(304);
    }

    @Test
    void whatIsNotThereIsAProblemAsEverywhere() {
        given().get("/board/none.js").then().statusCode(404);
        given().get("/boardroom").then().statusCode(404).header("Content-Security-Policy", equalTo(null));
    }

    @Test
    void chartsAreTheMinifiedDistributionWithItsLicence() {
        given().get("/board/echarts/echarts.common.min.js")
                .then()
                .body(allOf(
                        startsWith("\n/*\n* Licensed to the Apache Software Foundation"),
                        not(containsString("eval("))));
        for (var licence : List.of("LICENSE", "NOTICE", "LICENSE-d3"))
            given().get("/board/echarts/" + licence).then().statusCode(200);
    }

    @Test
    void itIsToldWhereToLogIn() {
        given().get("/board/settings.json")
                .then()
                .statusCode(200)
                .body("realm", equalTo(realm()))
                .body("client", equalTo("board"))
                .body("size()", equalTo(2));
    }

    @Test
    void nothingRunsThatStandsInAPage() throws IOException {
        for (var file : files()) {
            var text = Files.readString(FILES.resolve(file));
            if (file.endsWith(".html"))
                assertThat(text).doesNotContainPattern("<script(?![^>]* src=)|<style| style=|\\son[a-z]+=");
            else assertThat(text).as(file).doesNotContain("innerHTML", "eval(", "new Function");
        }
    }

    /** The realm for real people has it as the demo's does. */
    @Test
    void itsClientIsPublicNeedsPkceAndReturnsToTheBoardOnly() throws IOException {
        JsonNode realm;
        try (var in = getClass().getResourceAsStream("/realm/realm.json")) {
            realm = new ObjectMapper().readTree(in);
        }
        var client = StreamSupport.stream(realm.get("clients").spliterator(), false)
                .filter(c -> c.get("clientId").asText().equals("board"))
                .findFirst()
                .orElseThrow();
        assertThat(client.get("publicClient").asBoolean()).isTrue();
        assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(client.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
        assertThat(client.get("redirectUris")).isNotEmpty().allSatisfy(uri -> assertThat(uri.asText())
                .endsWith("/board/"));
    }
}
