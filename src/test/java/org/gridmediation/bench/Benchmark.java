package org.gridmediation.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmediation.Body;
import org.gridmediation.PackagedProgram;
import org.gridmediation.Superuser;
import org.gridmediation.imports.ImportSpeed;
import org.gridmediation.local.LocalServers;
import org.gridmediation.statistics.CountedDisputes;

/** What a million residents and a million disputes cost: {@code mvn -Pbench verify}. CONTRIBUTING.md says how to read it. */
public class Benchmark {
    private static final int CONNECTIONS = Integer.getInteger("bench.connections", 16);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    /** As docs/operation.md advises for a pod. */
    private static final String JVM = System.getProperty("bench.jvm", "-Xmx160m -XX:+UseSerialGC");

    private static final List<String> PARTS =
            List.of(System.getProperty("bench.parts", "starts,by-id,lists,writes,statistics")
                    .split(","));
    private static final List<Integer> COUNTED = Stream.of(
                    System.getProperty("bench.counted", "100000,1000000").split(","))
            .map(Integer::valueOf)
            .toList();

    private static final String IMPORTED = System.getProperty("bench.imported", "100000");
    private static final int WARM_UP = Integer.getInteger("bench.warm-up", 200);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A tier of the list, who asks there, and in which post of load.sql, or the demo's own. */
    private record Tier(String name, String area, String account, String post) {}

    private static final List<Tier> TIERS = List.of(
            new Tier("grid", "440199001001001", "lin", "00000000-0000-7000-9002-000440199001"),
            new Tier("community", "440199001001", "huang", "00000000-0000-7000-9003-000000000012"),
            new Tier("subdistrict", "440199001", "he", "00000000-0000-7000-9003-000000000009"),
            new Tier("district", "440199", "liang", "00000000-0000-7000-9003-000000000006"),
            new Tier("city", "4401", "zhou", null));

    private static final List<String> SUBDISTRICTS =
            IntStream.rangeClosed(1, 20).mapToObj("440199%03d"::formatted).toList();

    private final Map<String, String> settings;
    private final Load load;
    private final Limit limit;
    private final ProcessHandle postgres;
    private PackagedProgram program;

    private Benchmark(Path folder, Map<String, String> settings) throws Exception {
        this.settings = new LinkedHashMap<>(settings);
        this.settings.put("grid-mediation.limits.per-second", "1000000");
        load = new Load(folder);
        limit = new Limit(settings, folder.resolve("data/postgres.log"));
        postgres = ProcessHandle.of(Long.parseLong(Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                        .get(0)))
                .orElseThrow();
    }

    public static void main(String... none) throws Exception {
        if (PARTS.contains("imports"))
            for (var kind : List.of("RESIDENTS", "DISPUTES", "AREAS")) ImportSpeed.main(IMPORTED, kind);
        if (PARTS.equals(List.of("imports"))) return;
        var folder = Files.createDirectories(Path.of("target", "bench"));
        var port = LocalServers.freePort();
        try (var servers = new LocalServers(folder.resolve("data"), 0, LocalServers.freePort(), port).start()) {
            new Benchmark(folder, servers.settings()).run(port, folder.resolve("application.log"));
        }
    }

    private void run(int port, Path log) throws Exception {
        Files.deleteIfExists(log);
        // The first start migrates, loads the demo, and remembers the classes that it loaded.
        var classes = log.resolveSibling("classes.jsa");
        Files.deleteIfExists(classes);
        try (var first = program(port, log, "-XX:ArchiveClassesAtExit=" + classes)) {
            first.awaitReady();
        }
        System.out.printf("Loaded in %d s%n", loaded().toSeconds());
        if (PARTS.contains("starts")) {
            starts("", port, log);
            starts("-XX:SharedArchiveFile=" + classes, port, log);
        }
        program = program(port, log, "-XX:SharedArchiveFile=" + classes);
        try {
            program.awaitReady();
            System.out.printf("Resident memory at rest: %d MB%n", program.megabytes("VmRSS"));
            warmUp();
            System.out.printf(
                    "%-28s %9s %8s %8s %9s %9s %9s %7s  %s%n",
                    CONNECTIONS + " connections",
                    "requests/s",
                    "p50 ms",
                    "p99 ms",
                    "app CPU",
                    "db CPU",
                    "limit/s",
                    "ratio",
                    "answers");
            if (PARTS.contains("by-id")) byId();
            if (PARTS.contains("lists")) lists();
            if (PARTS.contains("writes")) writes();
            if (PARTS.contains("statistics")) statistics();
            System.out.printf(
                    "Resident memory under this load: %d MB, at most %d MB%n",
                    program.megabytes("VmRSS"), program.megabytes("VmHWM"));
        } finally {
            program.close();
        }
    }

    private PackagedProgram program(int port, Path log, String more) throws Exception {
        return new PackagedProgram(
                settings, port, log, (JVM + " " + more).trim().split(" "));
    }

    private void starts(String jvm, int port, Path log) throws Exception {
        var millis = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            try (var start = program(port, log, jvm)) {
                millis.add(start.awaitReady().toMillis());
            }
        }
        millis.sort(null);
        System.out.printf("Start to ready, database and Keycloak up, %s %s: %s ms%n", JVM, jvm, millis);
    }

    /** What is measured is a server at work: the first tens of thousands of requests run in code that is not compiled yet. */
    private void warmUp() throws Exception {
        for (int i = 0; i < WARM_UP / 5; i++) {
            var tier = TIERS.get(i % TIERS.size());
            var page = page(tier, 20, "").get("items");
            var targets = new ArrayList<>(List.of(get(tier, list(tier, 20, ""))));
            if (!tier.name.equals("city"))
                page.forEach(
                        d -> targets.add(get(tier, "/v1/disputes/" + d.get("id").asText())));
            load.run(targets, CONNECTIONS, 5);
            if (i % 2 == 0) load.run(registering(i % 4 == 0), CONNECTIONS, 5);
        }
    }

    private Duration loaded() throws Exception {
        var start = System.nanoTime();
        try (var admin = admin();
                var statement = admin.createStatement()) {
            var there = statement
                    .executeQuery("select 1 from area where code = '440199'")
                    .next();
            if (!there) load(statement, 1_000_000);
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    static void load(Statement statement, int rows) throws SQLException, IOException {
        statement.execute("set load.rows = " + rows);
        // Before PostgreSQL 18 there is none; the order of the ids is of no consequence here.
        statement.execute("""
                do $$ begin
                    if to_regproc('uuidv7') is null then
                        create function uuidv7() returns uuid language sql as 'select gen_random_uuid()';
                    end if;
                end $$""");
        statement.execute(Files.readString(Path.of("src/test/resources/bench/load.sql")));
    }

    private void byId() throws Exception {
        var district = TIERS.get(3);
        var ids = new ArrayList<String>();
        for (var cursor = ""; ids.size() < 10_000; ) {
            var page = page(district, 200, cursor);
            page.get("items").forEach(item -> ids.add(item.get("id").asText()));
            cursor = page.get("next").asText();
        }
        measure(
                "dispute by id",
                district,
                ids.stream().map(id -> get(district, "/v1/disputes/" + id)).toList(),
                Map.of(ids.get(0), ids));
    }

    private void lists() throws Exception {
        for (var tier : TIERS) {
            measure("newest 20, " + tier.name, tier, List.of(get(tier, list(tier, 20, ""))), Map.of());
            var cursor = "";
            for (int i = 0; i < 1000; i++)
                cursor = page(tier, 200, cursor).get("next").asText();
            measure("page 10,000, " + tier.name, tier, List.of(get(tier, list(tier, 20, cursor))), Map.of());
        }
    }

    private void writes() throws Exception {
        for (var settled : List.of(false, true))
            measure(
                    settled ? "register and settle" : "register",
                    TIERS.get(0),
                    registering(settled),
                    Map.of("440199001", SUBDISTRICTS));
    }

    /** Any indicator of any tier over twelve months, beside a dispute by id and the same question to the rows themselves. */
    private void statistics() throws Exception {
        var reader = new Tier("counted", CountedDisputes.DISTRICT, "liang", CountedDisputes.POST);
        for (int disputes : COUNTED) {
            try (var admin = admin()) {
                CountedDisputes.load(admin, disputes);
                System.out.printf(
                        "%,d disputes; one question to the rows themselves: %s ms%n",
                        disputes, CountedDisputes.millisToCount(admin));
            }
            var ids = new ArrayList<String>();
            for (var cursor = ""; ids.size() < 10_000; ) {
                var page = page(reader, 200, cursor);
                page.get("items").forEach(item -> ids.add(item.get("id").asText()));
                cursor = page.get("next").asText();
            }
            measure(
                    "dispute by id",
                    reader,
                    ids.stream().map(id -> get(reader, "/v1/disputes/" + id)).toList(),
                    Map.of(ids.get(0), ids));
            measure("any indicator, 12 months", reader, questions(reader), Map.of());
        }
    }

    private List<String> questions(Tier reader) throws Exception {
        var until = YearMonth.now().minusMonths(1);
        var questions = new ArrayList<String>();
        for (var indicator : JSON.readTree(send(get(reader, "/v1/indicators"))))
            for (var area : List.of("440198", "440198003", "440198003004", "440198003004002", "440198007"))
                questions.add(get(
                        reader,
                        "/v1/statistics?indicator=" + indicator.get("code").asText() + "&area=" + area + "&from="
                                + until.minusMonths(11) + "&to=" + until + "&groupBy=month"));
        Collections.shuffle(questions, new Random(1));
        return questions;
    }

    private Connection admin() throws SQLException {
        return Superuser.connect(settings);
    }

    /** One in each subdistrict; agreed now, since what is long due would be the job's work in the same seconds. */
    private List<String> registering(boolean settled) throws Exception {
        var form = Body.of(
                Files.readString(Path.of("src/test/resources/bench", settled ? "settled.json" : "registered.json")));
        var body = settled ? form.with("/settlement/agreedAt", Instant.now().minusSeconds(60)) : form;
        var token = token("lin");
        return SUBDISTRICTS.stream()
                .map(s -> Load.target(
                        "POST",
                        program.url + "/v1/disputes",
                        token,
                        Map.of("Acting-Post", "00000000-0000-7000-9002-000" + s),
                        body.with("/area", s + "001001").json()))
                .toList();
    }

    private void measure(String name, Tier tier, List<String> targets, Map<String, List<String>> varied)
            throws Exception {
        load.run(targets, CONNECTIONS, Math.max(2, SECONDS / 3));
        var application = program.cpu();
        var database = databaseCpu();
        var figures = load.run(targets, CONNECTIONS, SECONDS);
        var requests = figures.perSecond() * SECONDS;
        application = program.cpu().minus(application);
        database = databaseCpu().minus(database);
        var request = limit.of(() -> send(targets.get(0)));
        limit.perSecond(request, CONNECTIONS, 2, varied);
        var most = limit.perSecond(request, CONNECTIONS, SECONDS, varied);
        System.out.printf(
                "%-28s %9.0f %8.2f %8.2f %7.2fms %7.2fms %9.0f %6.0f%%  %s, %d statements%n",
                name,
                figures.perSecond(),
                figures.p50(),
                figures.p99(),
                application.toNanos() / 1e6 / requests,
                database.toNanos() / 1e6 / requests,
                most,
                100 * figures.perSecond() / most,
                figures.statuses(),
                request.transactions().stream().mapToInt(List::size).sum());
    }

    private Duration databaseCpu() {
        return postgres.children()
                .map(c -> c.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private String get(Tier tier, String path) {
        return Load.target(
                "GET",
                program.url + path,
                token(tier.account),
                tier.post == null ? Map.of() : Map.of("Acting-Post", tier.post),
                null);
    }

    private static String list(Tier tier, int limit, String cursor) {
        return "/v1/disputes?area=" + tier.area + "&limit=" + limit
                + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    }

    private JsonNode page(Tier tier, int limit, String cursor) throws Exception {
        return JSON.readTree(send(get(tier, list(tier, limit, cursor))));
    }

    private static String send(String target) throws Exception {
        var json = JSON.readTree(target);
        var request = HttpRequest.newBuilder(URI.create(json.get("url").asText()))
                .method(
                        json.get("method").asText(),
                        json.has("body")
                                ? HttpRequest.BodyPublishers.ofByteArray(
                                        json.get("body").binaryValue())
                                : HttpRequest.BodyPublishers.noBody());
        json.get("header")
                .properties()
                .forEach(h -> request.header(h.getKey(), h.getValue().get(0).asText()));
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    private final Map<String, Map.Entry<String, Long>> tokens = new LinkedHashMap<>();

    /** A token lives five minutes; one is good for a measurement when it is younger than two. */
    private String token(String account) {
        var known = tokens.get(account);
        if (known != null && System.nanoTime() - known.getValue() < 120_000_000_000L) return known.getKey();
        var form = "grant_type=password&client_id=demo-cli&username=" + account + "&password=" + account;
        var request = HttpRequest.newBuilder(
                        URI.create(settings.get("grid-mediation.oidc.url") + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var token = JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .get("access_token")
                    .asText();
            tokens.put(account, Map.entry(token, System.nanoTime()));
            return token;
        } catch (Exception e) {
            throw new IllegalStateException("Keycloak gave no token", e);
        }
    }
}
