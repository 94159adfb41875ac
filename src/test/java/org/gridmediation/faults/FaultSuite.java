package org.gridmediation.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.FragilePostgres;
import org.gridmediation.PackagedProgram;
import org.gridmediation.Superuser;
import org.gridmediation.attachment.Uploads;
import org.gridmediation.imports.Sending;
import org.gridmediation.local.LocalServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * What may happen to a server in its years, one thing after the other under a mixed load, on the packaged program and a PostgreSQL that is
 * durable: {@code mvn verify -Pfaults}; {@code -Dfaults=short} makes each of them shorter. A table at the end has the figures.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultSuite {
    private static final boolean SHORT = System.getProperty("faults", "").equals("short");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROW = "%-44s %7s %7s %6s %8s %9s  %s%n";
    private static final String DOWN = "ready says so";

    private final Random random = new Random();
    private final Map<String, String> settings = new HashMap<>();
    private final StringBuilder table = new StringBuilder();
    private final int port = freePort();
    private Path folder;
    private Path data;
    private LocalServers servers;
    private Server postgres;
    private Server keycloak;
    private String database;
    private PackagedProgram program;
    private Sender sender;
    private MixedLoad load;
    private Readiness readiness;
    private Books books;

    /** Something happens; it returns when it is over. */
    private interface Fault {
        void happen() throws Exception;
    }

    private static int freePort() {
        try {
            return LocalServers.freePort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    void start() throws Exception {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "faults-");
        data = folder.resolve("data");
        Embedded.copySeed(data);
        servers = new LocalServers(data, 0, LocalServers.freePort(), port);
        servers.start();
        postgres = Server.postgres(data);
        keycloak = Server.keycloak(data);
        settings.putAll(servers.settings());
        database = settings.get("grid-mediation.database.url");
        settings.put("grid-mediation.database.url", FragilePostgres.before(database));
        settings.put("grid-mediation.limits.per-second", "100000");
        settings.put("grid-mediation.jobs.heartbeat", "1S");
        settings.put("grid-mediation.deadlines.schedule", "FIXED_DELAY|1s");
        settings.put("grid-mediation.shutdown.delay", "3S");
        settings.put(
                "grid-mediation.storage.incoming", folder.resolve("incoming").toString());
        settings.put("grid-mediation.storage.directory", folder.resolve("kept").toString());
        program = program("program.log", port);
        program.awaitReady();
        sender = new Sender(program.url, settings.get("grid-mediation.oidc.url"));
        load = new MixedLoad(sender);
        books = new Books(data, database, sender, load);
        readiness = new Readiness(sender);
        table.append(ROW.formatted("fault", "told", "doubt", "back s", "down", "ready s", "what is wrong"));
    }

    private PackagedProgram program(String log, int port) throws IOException {
        return new PackagedProgram(settings, port, folder.resolve(log), "-Xmx136m", "-XX:+UseSerialGC");
    }

    @AfterAll
    void end() throws Exception {
        System.out.println(table);
        if (readiness != null) readiness.close();
        if (program != null) program.close();
        if (keycloak != null) keycloak.close();
        if (postgres != null) postgres.close();
        if (servers != null) servers.close();
    }

    private static void seconds(double seconds) throws InterruptedException {
        Thread.sleep((long) (seconds * 1000));
    }

    private static int times(int whole, int brief) {
        return SHORT ? brief : whole;
    }

    /** Under the mixed load; then everything has to be as if nothing had happened. */
    private void under(String name, Fault fault) throws Exception {
        under(name, 10, fault);
    }

    private void under(String name, double soon, Fault fault) throws Exception {
        sender.answers.clear();
        load.start();
        var began = System.nanoTime();
        load.backAfter(began);
        int before = load.registered.size();
        var wrong = new ArrayList<String>();
        var happened = System.nanoTime();
        var same = program;
        try {
            fault.happen();
        } catch (AssertionError failed) {
            wrong.add(
                    String.valueOf(failed.getMessage()).replaceAll("\\s+", " ").strip());
        }
        var over = System.nanoTime();
        var back = load.backAfter(over);
        seconds(2);
        load.stop();
        if (back < 0 || back > soon) wrong.add("back after %.1f s".formatted(back));
        var slowest = readiness.slowest(happened);
        // Of one that was started anew meanwhile, the start is measured.
        if (slowest > 4 && program == same) wrong.add("readiness answers after %.1f s".formatted(slowest));
        sender.strange().forEach((answer, n) -> wrong.add(n + " × " + answer));
        wrong.addAll(books.faults());
        var doubt = sender.answers.getOrDefault("cut", 0) + sender.answers.getOrDefault("503", 0);
        var row = ROW.formatted(
                name,
                load.registered.size() - before,
                doubt,
                "%.1f".formatted(back),
                readiness.count(happened, over, 503),
                "%.1f".formatted(slowest),
                wrong.isEmpty() ? "nothing" : String.join("; ", wrong));
        System.out.print(row);
        table.append(row);
        assertThat(wrong).as(name).isEmpty();
    }

    /** Nobody is sent to a program that cannot serve. */
    private void mustHaveSaidSo(long since) {
        assertThat(readiness.count(since, System.nanoTime(), 503)).as(DOWN).isPositive();
    }

    @Test
    @Order(1)
    void killed() throws Exception {
        under("kill -9, %d times".formatted(times(30, 3)), () -> {
            for (int i = 0; i < times(30, 3); i++) {
                seconds(0.3 + random.nextDouble() * 2);
                program.kill();
                program = program("program.log", port);
                program.awaitReady();
            }
        });
    }

    @Test
    @Order(2)
    void postgresRestarted() throws Exception {
        under("PostgreSQL restarted", () -> {
            var since = System.nanoTime();
            postgres.end();
            seconds(times(5, 3));
            mustHaveSaidSo(since);
            postgres.startAgain();
        });
    }

    @Test
    @Order(3)
    void postgresKilled() throws Exception {
        under("PostgreSQL killed", () -> {
            postgres.kill();
            seconds(1);
            postgres.startAgain();
        });
    }

    @Test
    @Order(4)
    void postgresFrozen() throws Exception {
        under("PostgreSQL frozen %d s".formatted(times(40, 15)), () -> {
            var since = System.nanoTime();
            postgres.freeze();
            seconds(times(40, 15));
            var frozen = System.nanoTime();
            postgres.thaw();
            assertThat(readiness.count(since, frozen, 503)).as(DOWN).isPositive();
            // Who asked in the last two seconds may have been answered after it.
            assertThat(readiness.count(since + TimeUnit.SECONDS.toNanos(6), frozen - TimeUnit.SECONDS.toNanos(2), 200))
                    .as("ready says UP")
                    .isZero();
        });
    }

    @Test
    @Order(5)
    void cutInCommit() throws Exception {
        under("connection cut in COMMIT", () -> {
            int before = FragilePostgres.lost();
            for (var state : List.of(FragilePostgres.State.CUT_AFTER_COMMIT, FragilePostgres.State.CUT_BEFORE_COMMIT)) {
                FragilePostgres.set(state);
                seconds(times(10, 3));
                FragilePostgres.set(FragilePostgres.State.WHOLE);
                seconds(1);
            }
            assertThat(FragilePostgres.lost()).isGreaterThan(before);
        });
    }

    @Test
    @Order(6)
    void tableLocked() throws Exception {
        under("a table locked for %d s".formatted(times(45, 15)), () -> {
            try (var admin = Superuser.connect(data, database);
                    var statement = admin.createStatement()) {
                admin.setAutoCommit(false);
                statement.execute("lock table dispute");
                seconds(times(45, 15));
                admin.rollback();
            }
        });
    }

    /** Ten times as many requests a second as it was answering, whether answers come or not. */
    @Test
    @Order(7)
    void overload() throws Exception {
        var rates = new double[2];
        under("ten times the load, then quiet", () -> {
            var began = System.nanoTime();
            seconds(5);
            rates[0] = load.acknowledgedBetween(began, System.nanoTime()) / 5.0;
            rates[1] = flood(10 * rates[0], times(30, 8));
            assertThat(rates[1]).as("asked in a second").isGreaterThan(8 * rates[0]);
        });
        System.out.printf("%.0f writes/s were acknowledged before, %.0f requests/s asked then%n", rates[0], rates[1]);
    }

    /** @return how many were asked in a second */
    private double flood(double perSecond, int seconds) throws InterruptedException {
        var most = 2000;
        var underWay = new Semaphore(most);
        var began = System.nanoTime();
        int asked = 0;
        for (; System.nanoTime() < began + TimeUnit.SECONDS.toNanos(seconds); asked++) {
            TimeUnit.NANOSECONDS.sleep(began + (long) (asked / perSecond * 1e9) - System.nanoTime());
            underWay.acquire();
            sender.sendLater(asked % 4 == 0 ? aDisputeOfTheFlood() : aReadOfTheFlood(asked), underWay::release);
        }
        var rate = asked / ((System.nanoTime() - began) / 1e9);
        underWay.acquire(most);
        return rate;
    }

    private HttpRequest aDisputeOfTheFlood() {
        return sender.as("lin", "/v1/disputes")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(Api.newDispute("440103009106001")))
                .build();
    }

    private HttpRequest aReadOfTheFlood(int number) {
        var paths = List.of("/v1/disputes?limit=50", "/v1/me", "/v1/areas?limit=200");
        return sender.as("he", paths.get(number % paths.size())).build();
    }

    @Test
    @Order(8)
    void slowAndSilentSenders() throws Exception {
        under("300 slow and 300 silent senders", () -> {
            var sockets = new ArrayList<Socket>();
            try {
                for (int i = 0; i < 600; i++) sockets.add(halfSent());
                var began = System.nanoTime();
                for (int i = 0; i < times(20, 8); i++) {
                    for (var slow : sockets.subList(0, 300)) drip(slow);
                    seconds(1);
                }
                assertThat(load.acknowledgedBetween(began, System.nanoTime()))
                        .as("served meanwhile")
                        .isGreaterThan(times(20, 8));
            } finally {
                for (var socket : sockets) socket.close();
            }
        });
    }

    private Socket halfSent() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write(
                        ("POST /v1/disputes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 900\r\nAuthorization: Bearer "
                                        + sender.token("mai") + "\r\n\r\n{\"area\":")
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void drip(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException refused) {
            // As it should: nobody may take that long.
        }
    }

    @Test
    @Order(9)
    void keysRotatedBehindJunk() throws Exception {
        under("keys rotated behind junk tokens", () -> {
            for (int i = 0; i < 200; i++)
                sender.send(sender.bearing(junk(), "/v1/me").build());
            sender.answers.remove("401");
            sender.answers.remove("429");
            rotate();
            var token = sender.login("lin");
            var began = System.nanoTime();
            HttpResponse<String> answer;
            do answer = sender.send(sender.bearing(token, "/v1/me").build());
            while (answer != null && answer.statusCode() == 401 && System.nanoTime() - began < 60_000_000_000L);
            sender.answers.remove("401");
            assertThat((System.nanoTime() - began) / 1e9)
                    .as("seconds until a new key counts")
                    .isLessThan(10);
            assertThat(answer.statusCode()).isEqualTo(200);
        });
    }

    private String junk() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var own = sender.token("lin").split("\\.");
        var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + UUID.randomUUID() + "\"}";
        return encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "." + own[1] + "." + own[2];
    }

    private void rotate() throws Exception {
        var server = settings.get("grid-mediation.oidc.server");
        var admin = sender.form(
                server + "/realms/master",
                "grant_type=password&client_id=admin-cli&username=admin&password="
                        + Superuser.password(data, "keycloak-admin"));
        var made = sender.send(HttpRequest.newBuilder(URI.create(server + "/admin/realms/grid-mediation/components"))
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of(
                        "name",
                        "rotated-" + UUID.randomUUID(),
                        "providerId",
                        "rsa-generated",
                        "providerType",
                        "org.keycloak.keys.KeyProvider",
                        "config",
                        Map.of("priority", List.of("1000"))))))
                .build());
        assertThat(made.statusCode()).isEqualTo(201);
    }

    @Test
    @Order(10)
    void keycloakFrozenAndKilled() throws Exception {
        under("Keycloak frozen, then killed", () -> {
            var began = System.nanoTime();
            keycloak.freeze();
            seconds(times(20, 6));
            assertThat(load.acknowledgedBetween(began, System.nanoTime()))
                    .as("served meanwhile")
                    .isPositive();
            keycloak.kill();
            seconds(2);
            assertThat(load.backAfter(System.nanoTime()))
                    .as("served without it")
                    .isBetween(0.0, 10.0);
            keycloak.startAgain();
            String token = "";
            for (int i = 0; i < 2400 && token.isEmpty(); i++, seconds(0.1)) token = sender.login("chen");
            assertThat(sender.send(sender.bearing(token, "/v1/me").build()).statusCode())
                    .isEqualTo(200);
        });
    }

    @Test
    @Order(11)
    void terminatedUnderLoad() throws Exception {
        under("SIGTERM under load", () -> {
            seconds(2);
            sender.cuts.clear();
            var said = program.output().lines().count();
            var began = System.nanoTime();
            program.signal("TERM");
            program.awaitExit();
            var errors = program.output()
                    .lines()
                    .skip(said)
                    .filter(line -> line.contains(" ERROR "))
                    .toList();
            var took = (System.nanoTime() - began) / 1e9;
            var down = readiness.count(began, System.nanoTime(), 503);
            program = program("program.log", port);
            program.awaitReady();
            assertThat(took).as("seconds to end").isLessThan(20);
            assertThat(down).as("ready goes down first").isPositive();
            assertThat(errors).as("errors at its end").isEmpty();
            // Who sends after the delay is refused, and at the very end finds the connection closed.
            assertThat(List.copyOf(sender.cuts))
                    .as("requests cut that were sent in time")
                    .noneMatch(sent -> sent < began + TimeUnit.MILLISECONDS.toNanos(2900));
        });
    }

    @Test
    @Order(12)
    void diskFullForUploads() throws Exception {
        under("disk full for uploads", () -> {
            var dispute = load.registered.values().iterator().next();
            var mounted = mount();
            org.junit.jupiter.api.Assumptions.assumeTrue(mounted, "a small disk can be mounted");
            try {
                Files.write(folder.resolve("incoming/full"), new byte[3 << 20]);
            } catch (IOException full) {
                // As intended.
            }
            var began = System.nanoTime();
            var refused = upload(dispute);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(load.backAfter(began)).as("others are served").isBetween(0.0, 10.0);
            Files.delete(folder.resolve("incoming/full"));
            assertThat(upload(dispute).statusCode()).isEqualTo(201);
            var unmounted = new ProcessBuilder(
                            "umount", "--lazy", folder.resolve("incoming").toString())
                    .start()
                    .waitFor();
            assertThat(unmounted).as("exit code of umount").isZero();
        });
    }

    private boolean mount() throws Exception {
        Files.createDirectories(folder.resolve("incoming"));
        return new ProcessBuilder(
                                "mount",
                                "-t",
                                "tmpfs",
                                "-o",
                                "size=3m",
                                "grid-faults",
                                folder.resolve("incoming").toString())
                        .start()
                        .waitFor()
                == 0;
    }

    private HttpResponse<String> upload(String dispute) throws Exception {
        return sender.send(sender.as("lin", dispute + "/attachments?kind=PHOTO")
                .setHeader("Content-Type", "image/jpeg")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(Uploads.photo(500_000)))
                .build());
    }

    /** Either may be at the work when it is killed; the other goes on with it. */
    @Test
    @Order(13)
    void oneOfTwoKilledInItsWork() throws Exception {
        var second = program("second.log", LocalServers.freePort());
        second.awaitReady();
        try (var deliveries = new Deliveries()) {
            subscribe(deliveries);
            var seen = deliveries.taken.size();
            var clocks = new ArrayList<UUID>();
            var rows = times(4000, 1500);
            var imported = new String[1];
            var one = second;
            under("one of two killed in import, delivery, deadline", () -> {
                imported[0] = sendResidents(rows);
                clocks.addAll(letPass(20));
                seconds(1 + random.nextDouble());
                one.kill();
                seconds(1 + random.nextDouble());
                program.kill();
                program = program("program.log", port);
                program.awaitReady();
            });
            var job = sender.get("demo-importer", imported[0]);
            for (int i = 0; i < 1200 && !job.get("state").asText().equals("FINISHED"); i++, seconds(0.1))
                job = sender.get("demo-importer", imported[0]);
            assertThat(job.at("/rows/created").asInt()).isEqualTo(rows);
            assertThat(books.number("select count(*) from import_row where result = 'CREATED'"))
                    .isEqualTo(rows);
            for (int i = 0; i < 300 && stillToCome(clocks) > 0; i++) seconds(0.1);
            assertThat(stillToCome(clocks)).as("deadlines that nobody noticed").isZero();
            assertThat(books.number("""
                            select count(*) from dispute d where d.missed <> (select count(*) from clock c where c.dispute_id = d.id and c.missed_at is not null)
                             or exists (select from dispute_event e where e.dispute_id = d.id and e.kind = 'DEADLINE_MISSED'
                                        group by e.subject_id having count(*) > 1)""")).as("deadlines missed twice").isZero();
            var last = books.number("select max(n) from change where district = '440103' and kind = 'DISPUTE'");
            for (int i = 0;
                    i < 600
                            && (deliveries.positions().isEmpty()
                                    || deliveries
                                                    .positions()
                                                    .get(deliveries.positions().size() - 1)
                                            < last);
                    i++) seconds(0.1);
            assertThat(deliveries.positions()).hasSizeGreaterThan(seen).isSorted();
        } finally {
            second.close();
        }
    }

    private long stillToCome(List<UUID> clocks) throws Exception {
        return books.number("select count(*) from clock where missed_at is null and id in ("
                + String.join(",", clocks.stream().map(id -> "'" + id + "'").toList()) + ")");
    }

    private void subscribe(Deliveries deliveries) throws Exception {
        var webhook = made(
                "/v1/webhooks",
                null,
                "{\"name\": \"示例\", \"url\": \"%s\", \"kinds\": [\"DISPUTE\"]}".formatted(deliveries.url()));
        made(webhook + "/secret", etag(webhook), "");
        made(webhook + "/resumption", etag(webhook), "");
    }

    private String etag(String resource) throws Exception {
        return sender.send(sender.as(Books.FEED_READER, resource).build())
                .headers()
                .firstValue("ETag")
                .orElse(null);
    }

    private String made(String path, String etag, String body) throws Exception {
        var answer = sender.persist(
                Books.FEED_READER, path, UUID.randomUUID().toString(), etag, body, System.nanoTime() + 20_000_000_000L);
        assertThat(answer).as(path).isNotNull();
        return answer.headers().firstValue("Location").orElse("");
    }

    private String sendResidents(int rows) throws Exception {
        var file = new StringBuilder(Sending.HEADER);
        for (int i = 0; i < rows; i++) file.append(Sending.row(Sending.idNumber(), "示例" + i));
        var answer = sender.send(sender.as("demo-importer", "/v1/imports?kind=RESIDENTS&mode=VALID_ROWS")
                .setHeader("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file.toString()))
                .build());
        assertThat(answer.statusCode()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Clocks of disputes that nobody works on any more. When they are due follows from their log, so that it began earlier. */
    private List<UUID> letPass(int number) throws Exception {
        var clocks = new ArrayList<UUID>();
        try (var admin = Superuser.connect(data, database);
                var statement = admin.createStatement();
                var rows = statement.executeQuery("""
                        with clocks as (update clock set due = now() + interval '2 s' where id in (select c.id from clock c join dispute d on d.id = c.dispute_id
                         where c.state = 'RUNNING' and c.missed_at is null and c.due > now() and d.status = 'REPORTED' and d.title ~ '^故障\\d+号$'
                           and d.reported_at < now() - interval '20 s' limit %d) returning id),
                        earlier as (update clock_event e set at = e.at - interval '90 days' from clocks c where e.clock_id = c.id)
                        select id from clocks""".formatted(number))) {
            while (rows.next()) clocks.add(rows.getObject(1, UUID.class));
        }
        assertThat(clocks).isNotEmpty();
        return clocks;
    }
}
