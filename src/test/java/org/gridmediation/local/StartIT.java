package org.gridmediation.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gridmediation.Api;
import org.gridmediation.PackagedProgram;
import org.gridmediation.Superuser;
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
    /** Java names files in the locale's characters. */
    private static final String HOME =
            System.getProperty("sun.jnu.encoding").equals("UTF-8") ? "ein Ordner 网格" : "ein Ordner";

    private static final String FRONT_END = "http://localhost:5173";
    private static Path folder;
    private static Path home;
    private static int port;
    private static int keycloakPort;
    private static PackagedProgram program;
    private static String receipt;

    @BeforeAll
    static void freshFolder() throws Exception {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "start-it-");
        home = Files.createDirectories(folder.resolve(HOME));
        Files.createSymbolicLink(home.resolve("target"), Path.of("target").toAbsolutePath());
        port = LocalServers.freePort();
        keycloakPort = LocalServers.freePort();
        SETTINGS.put("grid-mediation.local.directory", data().toString());
        SETTINGS.put("grid-mediation.local.keycloak-port", String.valueOf(keycloakPort));
        // Not a new one at each start: a killed run's must have been let go of.
        SETTINGS.put("grid-mediation.local.postgres-port", String.valueOf(LocalServers.freePort()));
        SETTINGS.put("grid-mediation.limits.in-flight", "6");
        SETTINGS.put("grid-mediation.cors.origins", FRONT_END);
        SETTINGS.put("grid-mediation.webhooks.networks", "10.9.0.0/16");
        program = start("first.log");
    }

    private static Path data() {
        return folder.resolve("data");
    }

    @AfterAll
    static void end() throws Exception {
        program.close();
    }

    private static PackagedProgram start(String log) throws Exception {
        var started = new PackagedProgram(home, SETTINGS, port, folder.resolve(log), "-Xmx256m");
        started.awaitReady();
        return started;
    }

    @Test
    @Order(1)
    void itAnswersAndPrintsWhatANewcomerNeeds() throws Exception {
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/q/openapi").body()).contains("openapi: 3.1");
        assertThat(get("/q/swagger-ui/index.html").statusCode()).isEqualTo(200);
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

    private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rwx------");

    @Test
    @Order(2)
    void whatItAcknowledgesIsOnTheDiskAndNobodyElseOfTheMachineGetsIn() throws Exception {
        try (var admin = Superuser.connect(data(), database());
                var statement = admin.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                var row = statement.executeQuery("show " + setting);
                row.next();
                assertThat(row.getString(1)).as(setting).isEqualTo("on");
            }
        }
        for (var user : List.of("postgres", "grid_owner", "grid_app", "keycloak"))
            for (var password : List.of("postgres", user, ""))
                assertThatThrownBy(() -> DriverManager.getConnection(database(), user, password))
                        .isInstanceOf(SQLException.class)
                        .hasMessageNotContaining("does not exist");
        assertThat(Files.getPosixFilePermissions(data())).isEqualTo(MINE);
        assertThat(Files.getPosixFilePermissions(data().resolve("keys.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private static String database() {
        return "jdbc:postgresql://127.0.0.1:" + SETTINGS.get("grid-mediation.local.postgres-port") + "/grid";
    }

    @Test
    @Order(2)
    void aFrontEndElsewhereLogsPeopleInAndCalls() throws Exception {
        for (var origin : Map.of(FRONT_END, 200, "http://localhost:" + port, 200, "http://localhost:5174", 400)
                .entrySet())
            assertThat(HTTP.send(
                                    HttpRequest.newBuilder(URI.create("http://localhost:" + keycloakPort
                                                    + "/realms/grid-mediation/protocol/openid-connect/auth?client_id=demo-cli&response_type=code"
                                                    + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri="
                                                    + origin.getKey() + "/back"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .as(origin.getKey())
                    .isEqualTo(origin.getValue());
        var asked = HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url + "/v1/me"))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", FRONT_END)
                        .header("Access-Control-Request-Method", "GET")
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains(FRONT_END);
    }

    /** The embedded default fills in only what nobody set. */
    @Test
    @Order(2)
    void whatTheEnvironmentSetsIsNotOverruled() throws Exception {
        var webhook = HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url + "/v1/webhooks"))
                        .header(
                                "Authorization",
                                "Bearer "
                                        + token(
                                                "grant_type=client_credentials&client_id=demo-platform&client_secret=demo-platform"))
                        .header("Acting-Post", "00000000-0000-7000-8005-000000000002")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"name\": \"示例\", \"url\": \"http://127.0.0.1:9/\", \"kinds\": [\"DISPUTE\"]}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(webhook.statusCode()).isEqualTo(422);
    }

    @Test
    @Order(3)
    void aCommandRunsBesideIt() throws Exception {
        var areas = folder.resolve("areas.csv");
        Files.writeString(areas, "code,name,tier,parent_code\n44,广东省,PROVINCE,\n");
        try (var command =
                PackagedProgram.command(home, SETTINGS, folder.resolve("areas.log"), "load-areas", areas.toString())) {
            assertThat(command.awaitExit()).isZero();
            assertThat(command.output()).contains("1 areas read: 0 added");
        }
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
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
        var left = program.processes(data());
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
    void anEndEndsAllThreeQuietly() throws Exception {
        var said = program.output().lines().count();
        var all = program.processes(data());
        assertThat(all).hasSizeGreaterThan(5);
        program.close();
        mustBeOver(all);
        assertThat(program.output().lines().skip(said).toList())
                .hasSizeLessThan(5)
                .noneMatch(StartIT::isTrace);
    }

    private static boolean isTrace(String line) {
        return line.matches("\\s+at .*|.*(Exception| ERROR ).*");
    }

    private static void mustBeOver(List<ProcessHandle> all) throws Exception {
        for (var process : all) process.onExit().get(30, TimeUnit.SECONDS);
        assertThat(data().resolve("keycloak.pid")).doesNotExist();
        assertThat(data().resolve("postgres/postmaster.pid")).doesNotExist();
    }

    /** While PostgreSQL starts, while Keycloak does, while the application does. */
    @Test
    @Order(7)
    void soDoesOneWhileItStarts() throws Exception {
        for (var sign : List.of("lock", "postgres/postmaster.pid", "keycloak.pid")) {
            if (sign.equals("lock")) Files.delete(data().resolve(sign));
            var log = folder.resolve("early-" + sign.replace('/', '-') + ".log");
            var early = new PackagedProgram(home, SETTINGS, port, log, "-Xmx256m");
            while (Files.notExists(data().resolve(sign))) Thread.sleep(5);
            Thread.sleep(new Random().nextInt(1000));
            var all = early.processes(data());
            early.signal("TERM");
            early.awaitExit();
            mustBeOver(all);
            assertThat(early.output().lines()).noneMatch(StartIT::isTrace);
        }
    }

    /** As a terminal does it for Ctrl-C: as soon as it says that it is ready, which Keycloak has kept it waiting for. */
    @Test
    @Order(8)
    void soDoesCtrlCRightAfterAStartThatIsWaitedFor() throws Exception {
        program = new PackagedProgram(home, SETTINGS, port, folder.resolve("ctrl-c.log"), "-Xmx256m");
        var keycloak = data().resolve("keycloak.pid");
        while (Files.notExists(keycloak) || Files.size(keycloak) == 0) Thread.sleep(5);
        kill("STOP", keycloak);
        while (!program.output().contains("Waiting for Keycloak to start (its log: ")) Thread.sleep(20);
        assertThat(program.output()).doesNotContain("Ready after");
        kill("CONT", keycloak);
        while (!program.output().contains("Ready after")) Thread.sleep(20);
        var all = program.processes(data());
        program.interrupt();
        program.awaitExit();
        mustBeOver(all);
        assertThat(program.output().lines()).noneMatch(StartIT::isTrace);
    }

    private static void kill(String signal, Path pidFile) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Files.readAllLines(pidFile).get(0))
                .start()
                .waitFor();
    }

    @Test
    @Order(9)
    void aDatabaseThatIsKilledEndsItWithALineThatSaysSo() throws Exception {
        program = start("without-database.log");
        var all = program.processes(data());
        var postmaster =
                Files.readAllLines(data().resolve("postgres/postmaster.pid")).get(0);
        ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow().destroyForcibly();
        assertThat(program.awaitExit()).isNotZero();
        assertThat(program.output()).contains("PostgreSQL ended by itself: its reason is in");
        for (var process : all) process.onExit().get(30, TimeUnit.SECONDS);
        leaveAsVersionsBeforeDid();
        program = start("after-database.log");
        assertThatThrownBy(() -> DriverManager.getConnection(database(), "postgres", "postgres"))
                .isInstanceOf(SQLException.class);
        assertThat(Files.getPosixFilePermissions(data())).isEqualTo(MINE);
        assertThat(Files.getPosixFilePermissions(data().resolve("keys.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(data().resolve("postgres/pg_hba.conf"))).doesNotContain("trust");
        assertThat(json(get("/v1/disputes?limit=200")).findValuesAsText("receiptNumber"))
                .containsOnlyOnce(receipt);
    }

    /** Open to everybody of the machine. */
    private static void leaveAsVersionsBeforeDid() throws Exception {
        Files.writeString(data().resolve("postgres/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        var keys = data().resolve("keys.properties");
        Files.write(
                keys,
                Files.readAllLines(keys).stream()
                        .filter(line -> !line.startsWith("postgres="))
                        .toList());
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwxr-xr-x"));
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
        return token("grant_type=password&client_id=demo-cli&username=lin&password=lin");
    }

    private static String token(String account) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + keycloakPort + "/realms/grid-mediation/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(account))
                .build();
        return json(HTTP.send(request, HttpResponse.BodyHandlers.ofString()))
                .get("access_token")
                .asText();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
