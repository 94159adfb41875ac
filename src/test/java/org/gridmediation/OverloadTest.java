package org.gridmediation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gridmediation.attachment.Uploads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One caller, known or not, takes nothing that others need: not by many requests, by slow bodies, by waiting, by invented tokens. */
@QuarkusTest
@TestProfile(Fragile.class)
class OverloadTest {
    private static final String DISPUTES = "/v1/disputes";

    @BeforeEach
    void rested() throws InterruptedException {
        List.of("lin", "huang", "he").forEach(Api::token);
        // Budgets that the test before used up are whole again.
        Thread.sleep(2500);
    }

    private static Socket begin(String account, String path, String type, int announced, String sent)
            throws IOException {
        return begin("POST", account, path, type, announced, sent);
    }

    private static Socket begin(String method, String account, String path, String type, int announced, String sent)
            throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(15_000);
        socket.getOutputStream()
                .write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + Api.token(account) + "\r\nContent-Type: " + type + "\r\nContent-Length: " + announced
                                + "\r\n\r\n" + sent)
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** The whole answer, to the end of the connection, while a byte is sent each now and then. */
    private static String answer(Socket socket) throws Exception {
        var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
        var answer = new StringBuilder();
        socket.setSoTimeout(200);
        for (var end = System.nanoTime() + Duration.ofSeconds(20).toNanos(); System.nanoTime() < end; ) {
            try {
                int read = in.read();
                if (read < 0) return answer.toString();
                answer.append((char) read);
            } catch (java.net.SocketTimeoutException silent) {
                if (answer.isEmpty()) socket.getOutputStream().write(' ');
            } catch (IOException closed) {
                return answer.toString();
            }
        }
        throw new AssertionError("The connection stays open: " + answer);
    }

    @Test
    void bodiesThatAreNotThereHoldNothing() throws Exception {
        var senders = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 70; i++) {
                senders.add(begin("lin", DISPUTES, "application/json", 2000, "{"));
                if (i == 30) Thread.sleep(1000);
            }
            for (int i = 0; i < 20; i++) Api.get("huang", DISPUTES + "?limit=1").statusCode(200);
            var answers = new ArrayList<String>();
            for (var sender : senders) answers.add(answer(sender));
            assertThat(answers).allMatch(a -> a.startsWith("HTTP/1.1 408 ") || a.startsWith("HTTP/1.1 429 "));
            assertThat(answers)
                    .filteredOn(a -> a.startsWith("HTTP/1.1 408 "))
                    .isNotEmpty()
                    .allMatch(a -> a.contains("\"code\":\"BODY_TOO_SLOW\"") && a.contains("application/problem+json"));
            Api.get("lin", DISPUTES + "?limit=1").statusCode(200);
        } finally {
            for (var sender : senders) sender.close();
        }
    }

    /** Whatever the method is, and whether its operation takes a body or not. */
    @Test
    void aBodyOfAnyMethodIsWaitedForAsLong() throws Exception {
        var dispute = Api.dispute("lin", "440103009106001");
        for (var request : List.of(
                "DELETE " + dispute + "/duplicate",
                "PUT " + dispute,
                "POST " + dispute + "/archive",
                "PUT /v1/areas/440103009"))
            try (var sender =
                    begin(request.split(" ")[0], "lin", request.split(" ")[1], "application/json", 2000, "{")) {
                assertThat(answer(sender))
                        .as(request)
                        .startsWith("HTTP/1.1 408 ")
                        .contains("\"code\":\"BODY_TOO_SLOW\"")
                        .containsIgnoringCase("connection: close");
            }
    }

    @Test
    void aFileThatComesTooSlowlyIsGivenUpAndTakesNoOthersPlace() throws Exception {
        var path = Api.dispute("lin", "440103009106001") + "/attachments?kind=PHOTO";
        var senders = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 8; i++) senders.add(begin("lin", path, "image/jpeg", 1_000_000, "\u00ff"));
            for (int i = 0; i < 20; i++) Api.get("huang", DISPUTES + "?limit=1").statusCode(200);
            Api.get("lin", DISPUTES + "?limit=1").statusCode(200);
            var answers = new ArrayList<String>();
            for (var sender : senders) answers.add(answer(sender));
            // Who sends nothing at all is cut off without a word.
            assertThat(answers)
                    .allMatch(a -> a.isEmpty()
                            || a.contains("\"code\":\"BODY_TOO_SLOW\"")
                            || a.contains("\"code\":\"TOO_MANY_REQUESTS\""));
            assertThat(answers).filteredOn(a -> a.contains("BODY_TOO_SLOW")).hasSizeBetween(1, 4);
        } finally {
            for (var sender : senders) sender.close();
        }
    }

    @Test
    void aHeadThatDoesNotComeIsCutOff() throws Exception {
        var lines = "GET /v1/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Api.token("lin") + "\r\n";
        var senders = new ArrayList<Socket>();
        try (var patient = Wire.open(1 << 16)) {
            patient.getOutputStream().write((lines + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(status(patient)).isEqualTo(200);
            for (var begun : List.of("", "G", "GET /v1/me HTTP/1.1\r\n", lines, "\r\n"))
                for (int i = 0; i < 10; i++) {
                    senders.add(Wire.open(1 << 16));
                    senders.get(senders.size() - 1).getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                }
            var second = Wire.open(1 << 16);
            senders.add(second);
            second.getOutputStream().write((lines + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(status(second)).isEqualTo(200);
            second.getOutputStream().write("GET /v1".getBytes(StandardCharsets.US_ASCII));
            var begin = System.nanoTime();
            for (var sender : senders) assertThat(answer(sender)).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            // Between two requests nobody is in a hurry.
            patient.getOutputStream().write((lines + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(status(patient)).isEqualTo(200);
        } finally {
            for (var sender : senders) sender.close();
        }
    }

    /** Reads one answer whole; its body has an announced length, or comes in one chunk. */
    private static int status(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            assertThat(next).as("the connection ended after: " + head).isNotEqualTo(-1);
            head.append((char) next);
        }
        var length =
                java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        assertThat(length.find()).as(head.toString()).isTrue();
        in.readNBytes(Integer.parseInt(length.group(1)));
        return Integer.parseInt(head.substring(9, 12));
    }

    @Test
    void whoDoesNotReadAFileIsCutOffAndTakesNoOthersPlace() throws Exception {
        var photo = Uploads.photo(16_000_000);
        var content = Api.as("lin")
                        .contentType("image/jpeg")
                        .body(photo)
                        .post(Api.dispute("lin", "440103009106001") + "/attachments?kind=PHOTO")
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("Location")
                + "/content";
        var readers = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 8; i++) readers.add(ask("lin", content));
            Thread.sleep(1000);
            for (int i = 0; i < 20; i++) Api.get("huang", DISPUTES + "?limit=1").statusCode(200);
            Api.get("lin", content).statusCode(429);
            Api.get("lin", DISPUTES + "?limit=1").statusCode(200);
            // Nobody is told to go on: each has taken nothing for three seconds by then, and is looked for every
            // second.
            Thread.sleep(7000);
            Api.get("lin", content).statusCode(200);
            var answers = new ArrayList<Integer>();
            for (var reader : readers) answers.add(taken(reader, Duration.ZERO));
            assertThat(answers).allMatch(bytes -> bytes < photo.length);
            assertThat(answers).filteredOn(bytes -> bytes > 10_000).hasSize(4);
            // Who is slow, and goes on, gets all of it.
            try (var slow = ask("lin", content)) {
                assertThat(taken(slow, Duration.ofMillis(25))).isGreaterThan(photo.length);
            }
        } finally {
            for (var reader : readers) reader.close();
        }
    }

    @Test
    void whoAsksAgainWithoutReadingIsCutOff() throws Exception {
        var ask = "GET /q/openapi.json HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: identity\r\n\r\n";
        var length = RestAssured.given()
                .header("Accept-Encoding", "identity")
                .get("/q/openapi.json")
                .asByteArray()
                .length;
        try (var socket = Wire.open(4096)) {
            socket.getOutputStream().write(ask.repeat(10).getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(1000);
            assertThat(taken(socket, Duration.ZERO)).isLessThan(9 * length);
        }
    }

    private static Socket ask(String account, String path) throws IOException {
        var socket = Wire.open(1 << 16);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                + Api.token(account) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** How many bytes come, with a pause after each 64 KB. */
    private static int taken(Socket socket, Duration pause) throws Exception {
        var buffer = new byte[1 << 16];
        int all = 0;
        try {
            for (int read; (read = socket.getInputStream().readNBytes(buffer, 0, buffer.length)) > 0; all += read)
                Thread.sleep(pause.toMillis());
        } catch (IOException closed) {
            return all;
        }
        return all;
    }

    @Test
    void aBodyInManySmallPartsIsTakenWhole() throws Exception {
        var body = Api.newDispute("440103009106001").getBytes(StandardCharsets.UTF_8);
        try (var socket = begin("lin", DISPUTES, "application/json", body.length, "")) {
            for (int i = 0; i < body.length; i += 100) {
                socket.getOutputStream().write(body, i, Math.min(100, body.length - i));
                socket.getOutputStream().flush();
                Thread.sleep(20);
            }
            var line = new byte[13];
            assertThat(socket.getInputStream().readNBytes(line, 0, line.length)).isPositive();
            assertThat(new String(line, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 201 ");
        }
    }

    @Test
    void oneCallerHasAShareOfThePlaces() throws Exception {
        String end = Api.get("he", "/v1/changes/snapshot?limit=1&kinds=AREA")
                .extract()
                .path("changes");
        var pool = Executors.newFixedThreadPool(30);
        try {
            var waiting = IntStream.range(0, 30)
                    .mapToObj(i -> pool.submit(() -> Api.as("he")
                            .get("/v1/changes?kinds=AREA&wait=3&after=" + end)
                            .statusCode()))
                    .toList();
            Thread.sleep(500);
            for (int i = 0; i < 10; i++) Api.get("huang", DISPUTES + "?limit=1").statusCode(200);
            var answers = new ArrayList<Integer>();
            for (var one : waiting) answers.add(one.get());
            assertThat(answers).containsOnly(200, 429);
            assertThat(answers).filteredOn(s -> s == 200).hasSizeBetween(15, 20);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void inventedTokensShareTheBudgetOfTheirAddress() throws Exception {
        var tokens = IntStream.range(0, 12).mapToObj(i -> "invented-" + i).toList();
        var answers = new ArrayList<Integer>();
        for (int i = 0; i < 30; i++)
            for (var token : tokens)
                answers.add(given().header("Authorization", "Bearer " + token)
                        .get("/v1/me")
                        .statusCode());
        assertThat(answers).containsOnly(401, 429);
        assertThat(answers).filteredOn(s -> s == 429).hasSizeGreaterThan(30);
        // Who is known does not pay for it, though they come from the same address.
        Api.get("huang", "/v1/me").statusCode(200);
    }

    @Test
    void aBudgetIsThePersonsAndNotTheTokens() {
        var tokens = new ArrayList<String>();
        for (int i = 0; i < 5; i++) tokens.add(newToken());
        assertThat(tokens).doesNotHaveDuplicates();
        var answers = new ArrayList<Integer>();
        for (int i = 0; i < 60; i++)
            for (var token : tokens)
                answers.add(given().header("Authorization", "Bearer " + token)
                        .get("/v1/me")
                        .statusCode());
        assertThat(answers).containsOnly(200, 429).contains(429);
    }

    private static String newToken() {
        return given().formParams(
                        "grant_type", "password", "client_id", "demo-cli", "username", "chen", "password", "chen")
                .post(realm() + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static String realm() {
        return ConfigProvider.getConfig().getValue("grid-mediation.oidc.url", String.class);
    }

    /** New keys are taken within seconds, however many tokens of unknown keys come meanwhile. */
    @Test
    void junkDoesNotDelayNewKeys() throws Exception {
        var admin = administrator();
        var components = Text.replaced(realm(), "/realms/", "/admin/realms/") + "/components";
        junk();
        var key = given().auth()
                .oauth2(admin)
                .contentType("application/json")
                .body("""
                        {"name": "rotated", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                         "config": {"priority": ["1000"], "enabled": ["true"], "active": ["true"], "keySize": ["2048"]}}""")
                .post(components)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        try {
            var token = newToken();
            var end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (given().header("Authorization", "Bearer " + token)
                            .get("/v1/me")
                            .statusCode()
                    != 200) {
                assertThat(System.nanoTime()).isLessThan(end);
                junk();
                Thread.sleep(100);
            }
        } finally {
            given().auth().oauth2(admin).delete(key).then().statusCode(204);
        }
    }

    private static void junk() {
        var junk = part("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"nobody\"}") + "."
                + part("{\"sub\":\"x\",\"iss\":\"" + realm()
                        + "\",\"aud\":\"grid-mediation-api\",\"exp\":4102444800,\"iat\":1700000000}")
                + "." + part("signature");
        assertThat(given().header("Authorization", "Bearer " + junk)
                        .get("/v1/me")
                        .statusCode())
                .isIn(401, 429);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Of Keycloak itself. */
    private static String administrator() {
        var password = Superuser.key(Embedded.settings(), "keycloak-admin");
        return given().formParams(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", password)
                .post(Text.part(realm(), "^(.*)/realms/") + "/realms/master" + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
