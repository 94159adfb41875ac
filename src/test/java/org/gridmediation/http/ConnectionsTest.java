package org.gridmediation.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.Text;
import org.gridmediation.Wire;
import org.junit.jupiter.api.Test;

/** What is hardly a request, or none, is refused as everything else is: with a problem that has an id, and the connection ends. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ConnectionsTest {
    private static final String HOST = "Host: localhost\r\n";
    private static final String CLOSE = "Connection: close\r\n";

    private static final Pattern TOKEN = Pattern.compile("Bearer \\S+");

    private static String me(String headers) {
        return "GET /v1/me HTTP/1.1\r\n" + CLOSE + "Authorization: Bearer " + Api.token("lin") + "\r\n" + headers
                + "\r\n";
    }

    private static String registration(String headers, String body) {
        return "POST /v1/disputes HTTP/1.1\r\n" + HOST + CLOSE + "Authorization: Bearer " + Api.token("lin")
                + "\r\nContent-Type: application/json\r\n" + headers + "\r\n" + body;
    }

    private static void refused(String request, int status, String code) throws IOException {
        var what = request.substring(0, Math.min(60, request.length()))
                + (request.length() > 300 ? "" : TOKEN.matcher(request).replaceAll("…"));
        assertThat(Wire.send(request))
                .as(what)
                .matches("(?s)HTTP/1\\.1 " + status + " .*")
                .containsIgnoringCase("\r\ncontent-type: application/problem+json")
                .containsPattern("Request-Id: [0-9a-f-]{36}\r\n")
                .containsPattern("(?i)\r\ndate: ")
                .containsPattern("\r\nRateLimit: \"second\";r=\\d+;t=1\r\n")
                .contains("\"code\":\"" + code + "\"")
                .containsPattern("\"requestId\":\"[0-9a-f-]{36}\"");
    }

    @Test
    void whatIsNoHttpIsToldSo() throws IOException {
        var requests = new LinkedHashMap<String, String>();
        requests.put("no request line", "garbage\r\n\r\n");
        requests.put("of 1991", "GET /v1/me\r\n\r\n");
        for (var line : List.of("GET v1/me HTTP/1.1", "OPTIONS * HTTP/1.1", "GET * HTTP/1.1", "CONNECT a:80 HTTP/1.1"))
            requests.put(line, line + "\r\n" + HOST + CLOSE + "\r\n");
        for (var header : List.of("X y: z", "Xyz", "X: a\u0000b", "X : y"))
            requests.put(header, me(HOST + header + "\r\n"));
        requests.put("no host", me(""));
        requests.put("a host that is none", me("Host: a b:99999999\r\n"));
        for (var version :
                List.of("HTTP/3.0", "HTTP/1.9", "HTTP/2.0", "HTTP/2", "HTTP/0.9", "HTTP/1.00", "http/1.1", "HTTPS/1.1"))
            requests.put(version, Text.replaced(me(HOST), "HTTP/1.1", version));
        for (var request : requests.values()) refused(request, 400, "BAD_REQUEST");
    }

    @Test
    void aBodyWhoseEndIsNotClearIsRefused() throws IOException {
        var chunks = "2\r\n{}\r\n0\r\n\r\n";
        for (var headers : List.of(
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: 2, 2\r\n",
                "Content-Length: +2\r\n",
                "Content-Length: x\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Transfer-Encoding: gzip\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked, gzip\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"))
            refused(registration(headers, chunks), 400, "BAD_REQUEST");
    }

    @Test
    void aBodyThatBreaksOffInTheMiddleIsRefused() throws IOException {
        for (var chunks :
                List.of("zz\r\n{}\r\n0\r\n\r\n", "2\r\n{}\r\n-1\r\n\r\n", "1\r\n{\r\n" + "f".repeat(20) + "\r\n"))
            refused(registration("Transfer-Encoding: chunked\r\n", chunks), 400, "BAD_REQUEST");
        // Also when it comes later than its head.
        try (var socket = Wire.open(1 << 16)) {
            var head = registration("Transfer-Encoding: chunked\r\n", "2\r\n{ \r\n");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            Api.pause();
            socket.getOutputStream().write("zz\r\n".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(Wire.rest(socket)).startsWith("HTTP/1.1 400 ").contains("BAD_REQUEST");
        }
    }

    @Test
    void aHeaderOfWhichThereIsOneIsRefusedTwice() throws IOException {
        var values = new LinkedHashMap<String, List<String>>();
        values.put("Acting-Post", List.of("00000000-0000-7000-8005-000000000001"));
        values.put("Authorization", List.of("Bearer x"));
        values.put("Content-Encoding", List.of("identity", "gzip"));
        values.put("Content-Length", List.of("2", "3"));
        values.put("Content-Type", List.of("application/json"));
        values.put("Host", List.of("localhost", "elsewhere"));
        values.put("Idempotency-Key", List.of("a", "b"));
        values.put("Request-Id", List.of("a"));
        assertThat(values.keySet()).containsExactlyElementsOf(Head.SINGLE);
        for (var header : values.entrySet())
            for (var value : header.getValue())
                for (var name : List.of(header.getKey(), header.getKey().toLowerCase())) {
                    var twice = header.getKey() + ": " + header.getValue().get(0) + "\r\nX: y\r\n" + name + ": " + value
                            + "\r\n";
                    var host = header.getKey().equals("Host") ? "" : HOST;
                    var request = "POST /v1/disputes HTTP/1.1\r\n" + host + CLOSE + twice + "\r\n{}";
                    refused(request, 400, "INVALID_PARAMETER");
                    assertThat(Wire.send(request))
                            .contains("\"parameter\":\"" + header.getKey() + "\",\"code\":\"GIVEN_TWICE\"");
                }
    }

    @Test
    void aListMayStandInSeveralLines() throws IOException {
        for (var lines : List.of(
                "Accept: text/plain\r\nAccept: application/json\r\n",
                "Accept-Language: fr\r\nAccept-Language: en\r\n",
                "Accept-Encoding: br\r\nAccept-Encoding: gzip\r\n",
                "If-None-Match: \"x\"\r\nIf-None-Match: \"y\"\r\n",
                "If-Match: \"x\"\r\nIf-Match: \"y\"\r\n"))
            assertThat(Wire.send(me(HOST + lines))).as(lines).startsWith("HTTP/1.1 200 ");
    }

    /** Proxies and probes that are old speak it; our version is our own (RFC 9110, 6.2). */
    @Test
    void whoSpeaksAnOlderVersionIsAnsweredInOurs() throws IOException {
        for (var path : List.of("/v1/me", "/q/health/live", "/q/openapi", "/nowhere")) {
            var answer = Wire.send(
                    Text.replaced(me("Accept-Encoding: gzip\r\n"), "/v1/me HTTP/1.1", path + " HTTP/1.0", CLOSE, ""));
            assertThat(answer).startsWith("HTTP/1.1 ").doesNotContainIgnoringCase("transfer-encoding");
        }
        refused(
                Text.replaced(
                        registration("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n"), "HTTP/1.1", "HTTP/1.0"),
                400,
                "BAD_REQUEST");
    }

    @Test
    void aPathThatCannotBeReadIsToldSo() throws IOException {
        for (var path : List.of("/v1/%zz", "/v1/me%", "/v1\\me", "//", "/v1/disputes?text=%zz", "/board/%", "/q/%a"))
            refused("GET " + path + " HTTP/1.1\r\n" + HOST + CLOSE + "\r\n", 400, "BAD_REQUEST");
    }

    @Test
    void aHeadThatIsTooLargeIsToldSo() throws IOException {
        refused(me(HOST + "X: " + "x".repeat(30_000) + "\r\n"), 431, "HEADERS_TOO_LARGE");
        refused(me(HOST + "X: y\r\n".repeat(5_000)), 431, "HEADERS_TOO_LARGE");
        refused("GET /v1/me?a=" + "x".repeat(70_000) + " HTTP/1.1\r\n" + HOST + CLOSE + "\r\n", 414, "URI_TOO_LONG");
        assertThat(Wire.send("garbage\r\nAccept-Language: en\r\n\r\n")).contains("\"code\":\"BAD_REQUEST\"");
        assertThat(Wire.send("GET  HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.");
    }

    /** One protocol (docs/adr/0020): whoever would rather speak HTTP/2 is answered in HTTP/1.1, or told at once. */
    @Test
    void whoAsksForAnotherProtocolIsAnsweredInThisOne() throws Exception {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        var body = Api.newDispute("440103009106001");
        for (int i = 0; i < 3; i++) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/disputes"))
                            .header("Authorization", "Bearer " + Api.token("lin"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
        for (var upgrade : Map.of(
                        "h2c", "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA", "websocket", "Sec-WebSocket-Version: 13")
                .entrySet())
            assertThat(Wire.send(me(HOST + "Connection: Upgrade\r\nUpgrade: " + upgrade.getKey() + "\r\n"
                            + upgrade.getValue() + "\r\n")))
                    .startsWith("HTTP/1.1 200 ");
        assertThat(Wire.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000"))
                .contains(" 400 ")
                .contains("BAD_REQUEST");
    }

    /** What is outside the contract is not read on for ever either. */
    @Test
    void aBodyThatNobodyAskedForIsCutOff() throws IOException {
        for (var path : List.of("/q/health/live", "/q/openapi", "/board/", "/nowhere"))
            try (var socket = Wire.open(1 << 16)) {
                socket.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\n" + HOST
                                        + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(Wire.rest(socket)).as(path).startsWith("HTTP/1.1 ");
            }
    }
}
