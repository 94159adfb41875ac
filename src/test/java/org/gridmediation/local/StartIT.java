package org.gridmediation.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gridmediation.Api;
import org.gridmediation.PackagedProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a newcomer starts: once, beside another, after a kill -9, and to its end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, String> SETTINGS = new HashMap<>();
    private static final String KEY = "start-it-" + ProcessHandle.current().pid();
    private static Path folder;
    private static int port;
    private static int keycloakPort;
    private static PackagedProgram program;
    private static String receipt;

    @BeforeAll
    static void freshFolder() throws Exception {
        folder = Files.createTempDirectory(Path.of("target"), "start-it-");
        port = LocalServers.freePort();
        keycloakPort = LocalServers.freePort();
        SETTINGS.put("grid-mediation.local.directory", folder.resolve("data").toString());
        SETTINGS.put("grid-mediation.local.keycloak-port", String.valueOf(keycloakPort));
        // Not a new one at each start: a killed run's must have been let go of.
        SETTINGS.put("grid-mediation.local.postgres-port", String.valueOf(LocalServers.freePort()));
        SETTINGS.put("grid-mediation.limits.in-flight", "6");
        program = start("first.log");
    }

    @AfterAll
    static void end() throws Exception {
        program.close();
    }

    private static PackagedProgram start(String log) throws Exception {
        var started = new PackagedProgram(SETTINGS, port, folder.resolve(log), "-Xmx256m");
        started.awaitReady();
        return started;
    }

    @Test
    @Order(1)
    void itAnswersAndPrintsWhatANewcomerNeeds() throws Exception {
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/q/openapi").body()).contains("openapi: 3.1");
        assertThat(get("/q/swagger-ui/").statusCode()).isEqualTo(200);
        for (int i = 0; i < 100 && !program.output().contains("Ready after"); i++) Thread.sleep(100);
        assertThat(program.output())
                .contains(
                        "http://localhost:" + port, "swagger-ui", "http://localhost:" + keycloakPort, "demo-importer");
    }

    @Test
    @Order(2)
    void itListensOnLoopbackOnly() throws Exception {
        for (var network : NetworkInterface.networkInterfaces().toList()) {
            if (network.isLoopback() || !network.isUp()) continue;
            for (var address : network.inetAddresses().toList())
                assertThat(answers(address)).isFalse();
        }
    }

    private static boolean answers(java.net.InetAddress address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (java.io.IOException refused) {
            return false;
        }
    }

    @Test
    @Order(3)
    void aSecondOneOnTheSameFolderIsToldSo() throws Exception {
        var second = new PackagedProgram(SETTINGS, LocalServers.freePort(), folder.resolve("second.log"), "-Xmx128m");
        assertThat(second.awaitExit()).isNotZero();
        assertThat(second.output().strip())
                .startsWith("Another Grid Mediation uses")
                .endsWith("set GRID_MEDIATION_LOCAL_DIRECTORY.")
                .doesNotContain("\n");
    }

    @Test
    @Order(4)
    void whoComesTooOftenAndWhoComesAllAtOnceIsToldWhenToComeAgain() throws Exception {
        var token = token();
        for (var together : List.of(4, 100)) {
            var answers = new ArrayList<HttpResponse<String>>();
            while (answers.size() < 1000 && answers.stream().allMatch(a -> a.statusCode() == 200))
                IntStream.range(0, together)
                        .mapToObj(i -> HTTP.sendAsync(areas(token), HttpResponse.BodyHandlers.ofString()))
                        .toList()
                        .forEach(answer -> answers.add(answer.join()));
            var expected = together == 4 ? "TOO_MANY_REQUESTS" : "OVERLOADED";
            assertThat(answers).extracting(HttpResponse::statusCode).contains(together == 4 ? 429 : 503);
            var refused = answers.stream()
                    .filter(a -> a.body().contains(expected))
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(json(refused).get("type").asText()).startsWith("/problems/");
            Thread.sleep(2500);
            assertThat(get("/v1/areas").statusCode()).isEqualTo(200);
        }
    }

    private static HttpRequest areas(String token) {
        return HttpRequest.newBuilder(URI.create(program.url + "/v1/areas?limit=200"))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    @Test
    @Order(5)
    void whatWasAnsweredOutlivesAKillAndSoDoesItsKey() throws Exception {
        var first = register();
        assertThat(first.statusCode()).isEqualTo(201);
        receipt = json(first).get("receiptNumber").asText();
        var left = program.processes(folder.resolve("data"));
        program.kill();
        program = start("after-kill.log");
        assertThat(left).noneMatch(ProcessHandle::isAlive);
        var again = register();
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(json(get("/v1/disputes?limit=200")).findValuesAsText("receiptNumber"))
                .containsOnlyOnce(receipt);
    }

    @Test
    @Order(6)
    void anEndEndsAllThree() throws Exception {
        var all = program.processes(folder.resolve("data"));
        assertThat(all).hasSizeGreaterThan(5);
        program.close();
        for (var process : all) process.onExit().get(30, java.util.concurrent.TimeUnit.SECONDS);
        assertThat(folder.resolve("data/keycloak.pid")).doesNotExist();
        assertThat(folder.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    private static HttpResponse<String> register() throws Exception {
        return send(HttpRequest.newBuilder(URI.create(program.url + "/v1/disputes"))
                .header("Idempotency-Key", KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Api.newDispute("440103009106001"))));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(program.url + path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(
                request.header("Authorization", "Bearer " + token()).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String token() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + keycloakPort + "/realms/grid-mediation/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=demo-cli&username=lin&password=lin"))
                .build();
        return json(HTTP.send(request, HttpResponse.BodyHandlers.ofString()))
                .get("access_token")
                .asText();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
