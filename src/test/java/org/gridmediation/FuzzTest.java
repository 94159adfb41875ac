package org.gridmediation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever comes in, a server error or a look at the inside never goes out. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class FuzzTest {
    private static final String FAULT = "Contract-Fault";
    private static final Map<String, String> POSTS = new ConcurrentHashMap<>();

    static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "99999999999999999999999999999999999999999999999",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "\"' or 1=1 --\"",
            "\"\\r\\nSet-Cookie: a=b\"",
            "\"2026-13-45\"",
            "\"" + "长".repeat(5000) + "\"",
            "\"440103009106001; drop table area\"",
            "{\"a\": {\"b\": null}}");

    private record Call(String method, String path, JsonNode operation) {
        JsonNode bodies() {
            return operation.at("/requestBody/content");
        }

        Response send(String type, byte[] body) {
            return raw(account(operation.path("operationId").asText()))
                    .contentType(type)
                    .body(body)
                    .request(method, address(path));
        }
    }

    @Test
    void bodiesOfEveryOperationInEveryWrongShape() throws Exception {
        var faults = Collections.synchronizedList(new ArrayList<String>());
        var calls = ContractFilter.CONTRACT.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("requestBody"))
                        .map(method -> new Call(method.getKey(), path.getKey(), method.getValue())))
                .toList();
        Api.each(calls, call -> everyWrongShape(call, faults));
        assertThat(faults).isEmpty();
    }

    private static void everyWrongShape(Call call, List<String> faults) {
        var random = new Random((call.method + call.path).hashCode());
        var fields = new ArrayList<String>();
        ContractFilter.resolve(call.bodies().at("/application~1json/schema"))
                .path("properties")
                .fieldNames()
                .forEachRemaining(fields::add);
        var shapes = new ArrayList<>(List.of(
                "",
                "null",
                "[",
                "{\"a\":1,\"a\":2}",
                "{\"%1$s\":1,\"%1$s\":2}".formatted(fields.isEmpty() ? "a" : fields.get(0)),
                "\"text\"",
                "[1]",
                "{} {}",
                "[".repeat(20000),
                "{\"x\":".repeat(3000)));
        var types = new TreeSet<>(Set.of("application/json"));
        call.bodies().fieldNames().forEachRemaining(types::add);
        var what = call.method + " " + call.path;
        for (var type : types)
            for (var shape : shapes)
                check(
                        faults,
                        what + " as " + type + ": " + shape.substring(0, Math.min(9, shape.length())),
                        call.send(type, bytes(shape)));
        for (int i = 0; i < 25; i++)
            check(faults, what, call.send("application/json", bytes(oddFields(fields, random))));
        check(faults, what + " broken UTF-8", call.send("application/json", new byte[] {
            '{', '"', (byte) 0xff, (byte) 0xc0, '"', ':', '1', '}'
        }));
        check(faults, what + " as XML", call.send("application/xml", bytes("<a/>")));
    }

    private static String oddFields(List<String> fields, Random random) {
        return fields.stream()
                .filter(field -> random.nextInt(4) > 0)
                .map(field -> "\"" + field + "\":" + VALUES.get(random.nextInt(VALUES.size())))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void headersInEveryWrongShape() {
        var faults = new ArrayList<String>();
        for (var header : List.of(
                "Acting-Post",
                "If-Match",
                "If-None-Match",
                "Idempotency-Key",
                "Accept",
                "Accept-Language",
                "Content-Type"))
            for (var value :
                    List.of("", "\"", "\u00ff", "*", "a,b;q=x", "'; drop table post; --", "x".repeat(4000), "W/\"1\""))
                for (var method : List.of("get", "post"))
                    check(
                            faults,
                            method + " " + header + ": " + value,
                            raw("lin")
                                    .header(header, value)
                                    .body(bytes("{}"))
                                    .request(method, method.equals("get") ? "/v1/disputes" : "/v1/residents/search"));
        assertThat(faults).isEmpty();
    }

    @Test
    void aBodyOfTenMegabytesIsRefused() throws IOException {
        // By its announced length, before it is sent; hence a socket, since clients insist on sending it.
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(bytes(
                            "POST /v1/disputes HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Api.token("lin")
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 10000000\r\n\r\n"));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("BODY_TOO_LARGE");
        }
    }

    @Test
    void aBodyOfTenMegabytesOfWhichNobodySaidSoIsRefusedToo() throws Exception {
        var body = "{" + " ".repeat(10_000_000) + "}";
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/disputes"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + Api.token("lin"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("BODY_TOO_LARGE");
    }

    @Test
    void nothingWrongIsEverLoggedWithItsData() {
        var marker = "秘密标记";
        var body = "{\"area\": \"440103009106001\", \"name\": \"" + marker + "\\u0000\", \"sex\": 7}";
        var answer = raw("lin").body(bytes(body)).post("/v1/residents");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).doesNotContain(marker);
    }

    /** Odd values too are answered as the contract says; what is not comes back as a fault that {@link #check} finds. */
    private static Response held(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var response = Transport.send(request, expected, context);
        try {
            ContractFilter.check(
                    request.getMethod().toLowerCase(Locale.ROOT),
                    URI.create(request.getURI()).getRawPath(),
                    response);
            return response;
        } catch (AssertionError fault) {
            return new ResponseBuilder()
                    .clone(response)
                    .setHeader(FAULT, String.valueOf(fault.getMessage()).replaceAll("\\s+", " "))
                    .build();
        }
    }

    static io.restassured.specification.RequestSpecification raw(String account) {
        var parts = account.split("@");
        var request = given().filter(FuzzTest::held)
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Authorization", "Bearer " + Api.token(parts[0]))
                .header("If-Match", "\"0\"")
                .contentType("application/json");
        return parts.length == 1 ? request : request.header("Acting-Post", post(parts[0], parts[1]));
    }

    private static String post(String account, String role) {
        return POSTS.computeIfAbsent(
                account + role,
                key -> Api.get(account, "/v1/me").extract().path("posts.find { it.role == '" + role + "' }.id"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String address(String path) {
        return path.replace("{id}", "01900000-0000-7000-8000-000000000000")
                .replaceAll("\\{\\w+Id}", "01900000-0000-7000-8000-000000000001")
                .replace("{year}", "2097")
                .replace("{table}", "tags")
                .replace("{code}", "440103009106001");
    }

    static String account(String operation) {
        var allowed = org.gridmediation.access.Operation.of(operation).roles();
        return Map.of(
                        "GRID_OFFICER", "lin",
                        "MEDIATOR", "chen",
                        "SUBDISTRICT", "he",
                        "DISTRICT", "liang",
                        "CITY", "zhou",
                        "ADMINISTRATOR", "admin",
                        "AUDITOR", "auditor",
                        "COMMUNITY", "huang",
                        "RESIDENT", "resident",
                        "FEED_READER", "demo-platform@FEED_READER")
                .entrySet()
                .stream()
                .filter(e -> allowed.contains(org.gridmediation.access.Role.valueOf(e.getKey())))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    static void check(List<String> faults, String what, Response response) {
        // The types of events begin as our classes do.
        var text = response.asString().replaceAll("\"type\":\"org\\.gridmediation\\.[a-z.-]+\"", "");
        if (response.statusCode() >= 500
                || text.contains("\tat ")
                || text.contains("Exception")
                || text.contains("org.gridmediation"))
            faults.add(what + ": " + response.statusCode() + " " + text.substring(0, Math.min(200, text.length())));
        else if (response.statusCode() >= 400
                && !String.valueOf(response.contentType()).startsWith("application/problem+json"))
            faults.add(what + ": " + response.statusCode() + " as " + response.contentType());
        else if (response.header(FAULT) != null) faults.add(what + ": " + response.header(FAULT));
    }
}
