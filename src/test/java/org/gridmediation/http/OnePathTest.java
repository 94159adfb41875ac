package org.gridmediation.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.Wire;
import org.junit.jupiter.api.Test;

/** Clients write paths in their normal form; who does not, is sent here by hand. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class OnePathTest {
    private static String get(String target) throws IOException {
        return send("GET", target);
    }

    private static String send(String method, String target) throws IOException {
        return Wire.send(method + " " + target
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + Api.token("lin")
                + "\r\n\r\n");
    }

    @Test
    void anotherSpellingOfAPathIsNowhere() throws IOException {
        assertThat(get("/v1/me")).startsWith("HTTP/1.1 200 ").contains("RateLimit: ");
        for (var path : List.of("v1/me", "board/", "q/openapi", "q/health/ready", "problems/not-found")) {
            var first = path.substring(0, path.indexOf('/'));
            var rest = path.substring(path.indexOf('/') + 1);
            for (var spelling : List.of(
                    "//" + path,
                    "///" + path,
                    "/./" + path,
                    "/x/../" + path,
                    "/%2e/" + path,
                    "/" + first + "//" + rest,
                    "/" + first + "/./" + rest,
                    "/" + first + "/../" + path,
                    "/%" + Integer.toHexString(first.charAt(0)) + path.substring(1)))
                assertThat(get(spelling))
                        .as(spelling)
                        .startsWith("HTTP/1.1 404 ")
                        .contains("application/problem+json")
                        .contains("\"code\":\"NOT_FOUND\"");
        }
    }

    @Test
    void norIsOneWithASlashAtItsEndOrMatrixParameters() throws IOException {
        for (var spelling : List.of(
                "/v1/me/",
                "/q/openapi/",
                "/q/openapi.json/",
                "/q/health/",
                "/q/health/ready/",
                "/board/main.js/",
                "/v1/me;a=b",
                "/q;a/openapi",
                "/board;a/main.js",
                "/v1;a=b/me",
                "/v1/;/me",
                "/problems/not-found/",
                "/V1/me",
                "/v1/calendars/+2026",
                "/v1/calendars/02026",
                "/v1/calendars/%D9%A2%D9%A0%D9%A2%D9%A6",
                "/v1/disputes/1-1-1-1-1",
                "/v1/areas/%EF%BC%94%EF%BC%94",
                "/v1/me%E3%80%80",
                "/v1%2Fme"))
            assertThat(get(spelling)).as(spelling).startsWith("HTTP/1.1 404 ").contains("\"code\":\"NOT_FOUND\"");
    }

    /** RFC 3986, 2.1 and 2.5. */
    @Test
    void whatIsNotAsciiIsWrittenAsTheBytesOfUtf8() throws IOException {
        for (var odd : List.of(
                "%C0%AF", // an overlong /
                "%E0%80%AF",
                "%F0%80%80%AF",
                "%ED%A0%80", // half of a pair
                "%ED%A0%BD%ED%B8%80",
                "%F4%90%80%80", // beyond the last character
                "%F8%88%80%80%80",
                "%FF",
                "%80",
                "%E7%BD", // cut off
                "%E7%BDx%91",
                "%E7",
                "%",
                "%1",
                "%G1",
                "%+1",
                "%u7F51",
                "a%2",
                "\u00e7\u00bd\u0091")) // bytes without an escape
        for (var address : List.of(
                "/v1/disputes?text=" + odd,
                "/v1/disputes?" + odd + "=1",
                "/v1/disputes/" + odd,
                "/v1/areas/440103?" + odd,
                "/v1/" + odd,
                "/problems/" + odd,
                "/board/" + odd,
                "/q/openapi?" + odd))
                assertThat(get(address))
                        .as(address)
                        .startsWith("HTTP/1.1 400 ")
                        .contains("application/problem+json")
                        .contains("\"code\":\"BAD_REQUEST\"");
        for (var good :
                List.of("%E7%BD%91%E6%A0%BC", "%F0%A0%AE%B7%F0%A0%AE%B7", "%e7%bd%91a%25", "a'b~(c)!*,:@/?", "a+b%2B"))
            assertThat(get("/v1/disputes?text=" + good)).as(good).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void whatNeedsNoTokenHasABudgetToo() throws IOException {
        for (var path : List.of("/v1/me", "/q/openapi", "/q/health/live", "/board/", "/problems/not-found", "/nowhere"))
            assertThat(get(path)).as(path).contains("RateLimit: ");
    }

    @Test
    void everyAnswerHasADateANameAndWhatItDependsOn() throws IOException {
        for (var path : List.of(
                "/v1/me",
                "/v1/nothing",
                "//v1/me",
                "/q/openapi",
                "/board/",
                "/nowhere",
                "/v1/me?a=" + "x".repeat(5000)))
            assertThat(get(path))
                    .as(path)
                    .containsPattern("Request-Id: [0-9a-f-]{36}\r\n")
                    .containsPattern(
                            "(?i)\r\ndate: [A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n")
                    .containsPattern("(?i)\r\nvary: .*Origin");
    }

    /** RFC 9110, 5.6.7: a day has two digits, also the first of a month, and in what others write. */
    @Test
    void aDateHasOneForm() {
        assertThat(CommonHeaders.fixed("Tue, 1 Dec 2026 02:15:56 GMT")).isEqualTo("Tue, 01 Dec 2026 02:15:56 GMT");
        assertThat(CommonHeaders.fixed("Fri, 11 Dec 2026 02:15:56 GMT")).isEqualTo("Fri, 11 Dec 2026 02:15:56 GMT");
    }

    /** Outside the contract there is nothing to be changed. */
    @Test
    void whatIsOutsideTheContractIsOnlyRead() throws IOException {
        for (var path : List.of(
                "/q/health",
                "/q/health/ready",
                "/q/openapi",
                "/q/swagger-ui/index.html",
                "/q/swagger-ui/",
                "/board/",
                "/board/settings.json",
                "/board",
                "/nowhere")) {
            for (var method : List.of("TRACE", "DELETE", "PATCH", "PUT", "POST", "CONNECT", "FOO"))
                assertThat(send(method, path))
                        .as(method + " " + path)
                        .startsWith("HTTP/1.1 405 ")
                        .containsIgnoringCase("\r\nallow: GET, HEAD, OPTIONS\r\n")
                        .contains("METHOD_NOT_ALLOWED");
            assertThat(send("OPTIONS", path))
                    .as(path)
                    .startsWith("HTTP/1.1 204 ")
                    .containsIgnoringCase("\r\nallow: GET, HEAD, OPTIONS\r\n");
            assertThat(send("HEAD", path).split(" ")[1])
                    .as(path)
                    .isEqualTo(get(path).split(" ")[1]);
        }
    }

    @Test
    void swaggerUiIsOneRequest() throws IOException {
        for (var path : List.of("/q/swagger-ui", "/q/swagger-ui/"))
            assertThat(get(path))
                    .startsWith("HTTP/1.1 308 ")
                    .containsIgnoringCase("location: /q/swagger-ui/index.html");
        assertThat(get("/q/swagger-ui/index.html"))
                .startsWith("HTTP/1.1 200 ")
                .containsPattern("Request-Id: [0-9a-f-]{36}\r\n")
                .containsPattern("(?i)\r\nvary: .*Origin");
    }

    @Test
    void whoShowsTwoTokensIsNobody() throws IOException {
        assertThat(Wire.send("GET /v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + Api.token("lin") + "\r\nAuthorization: Bearer " + Api.token("he") + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }
}
