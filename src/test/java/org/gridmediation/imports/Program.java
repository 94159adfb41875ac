package org.gridmediation.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.gridmediation.PackagedProgram;
import org.gridmediation.Superuser;
import org.gridmediation.local.LocalServers;

/** The packaged program with its own servers, to be killed and started again; files are sent to it as scripts send them. */
final class Program implements AutoCloseable {
    private static final Set<String> OVER = Set.of("FINISHED", "FAILED", "CANCELLED");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;
    private final int keycloak = LocalServers.freePort();
    private final int database = LocalServers.freePort();
    private final int port = LocalServers.freePort();
    private final Map<String, String> settings;
    private final String[] jvm;
    private PackagedProgram program;
    private String account = "grant_type=client_credentials&client_id=demo-importer&client_secret=demo-importer";
    private String token;

    Program(Path folder, String... jvm) throws Exception {
        this.folder = folder;
        this.jvm = jvm;
        settings = Map.of(
                "grid-mediation.local.directory", folder.resolve("data").toString(),
                "grid-mediation.local.keycloak-port", String.valueOf(keycloak),
                "grid-mediation.local.postgres-port", String.valueOf(database),
                "grid-mediation.storage.incoming", folder.resolve("incoming").toString(),
                "grid-mediation.jobs.heartbeat", "1S");
        start();
    }

    void start() throws Exception {
        program = new PackagedProgram(settings, port, folder.resolve("log"), jvm);
        program.awaitReady();
        login();
    }

    /** A script's token lives five minutes, which is less than a large import takes. */
    private void login() throws Exception {
        token = token(account);
    }

    private String token(String account) throws Exception {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create("http://localhost:" + keycloak
                                        + "/realms/grid-mediation/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(account)))
                        .body())
                .get("access_token")
                .asText();
    }

    /** Who may write territory; it is no script's. */
    void actAsAdministrator() throws Exception {
        account = "grant_type=password&client_id=demo-cli&username=admin&password=admin";
        login();
    }

    void kill() throws Exception {
        program.kill();
    }

    long megabytes() throws Exception {
        return program.megabytes("VmHWM");
    }

    double cpu() {
        return program.cpu().toMillis() / 1000.0;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(program.url + path)).header("Authorization", "Bearer " + token);
    }

    /** Reads a case as a subdistrict does, fifty times a second. @return milliseconds that each took, until nobody waits for more */
    List<Double> readMeanwhile(BooleanSupplier more) throws Exception {
        var token = token("grant_type=password&client_id=demo-cli&username=he&password=he");
        var disputes =
                JSON.readTree(send(request("/v1/disputes?limit=20").setHeader("Authorization", "Bearer " + token))
                        .body());
        var millis = new ArrayList<Double>();
        for (int i = 0; more.getAsBoolean(); i++) {
            if (i % 5000 == 4999) token = token("grant_type=password&client_id=demo-cli&username=he&password=he");
            var id = disputes.at("/items/" + i % disputes.get("items").size() + "/id")
                    .asText();
            var began = System.nanoTime();
            var answer = send(request("/v1/disputes/" + id).setHeader("Authorization", "Bearer " + token));
            if (answer.statusCode() != 200) throw new AssertionError(answer.body());
            millis.add((System.nanoTime() - began) / 1e6);
            Thread.sleep(Math.max(0, 20 - (System.nanoTime() - began) / 1_000_000));
        }
        return millis;
    }

    String send(String mode, Path file) throws Exception {
        return send(ImportKind.RESIDENTS, mode, file);
    }

    String send(ImportKind kind, String mode, Path file) throws Exception {
        var answer = send(request("/v1/imports?kind=" + kind + "&mode=" + mode)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofFile(file)));
        if (answer.statusCode() != 202) throw new AssertionError(answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    JsonNode get(String path) throws Exception {
        return JSON.readTree(send(request(path)).body());
    }

    JsonNode done(String path) throws Exception {
        for (int i = 1; i < 60_000; i++) {
            if (i % 1000 == 0) login();
            var job = get(path);
            if (OVER.contains(job.path("state").asText())) return job;
            Thread.sleep(100);
        }
        throw new AssertionError(path + " does not end");
    }

    /** As who may see and do everything. */
    Connection admin() throws SQLException {
        return Superuser.connect(folder.resolve("data"), "jdbc:postgresql://127.0.0.1:" + database + "/grid");
    }

    long count(String sql) throws SQLException {
        try (var admin = admin();
                var statement = admin.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** @param first so that no two files have the same; of areas the two digits of a district */
    Path write(ImportKind kind, Path file, int first, int rows) throws Exception {
        switch (kind) {
            case RESIDENTS -> write(file, rows);
            case AREAS -> writeAreas(file, first, rows);
            default -> writeDisputes(file, first, rows, committee());
        }
        return file;
    }

    private String committee() throws SQLException {
        try (var admin = admin();
                var statement = admin.createStatement();
                var row = statement.executeQuery(
                        "select name from organization where area = '440103009106' and kind = 'MEDIATION_COMMITTEE'")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void write(Path file, int rows) throws Exception {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(Sending.HEADER);
            for (int i = 0; i < rows; i++) out.write(Sending.row(Sending.idNumber(), "示例" + i));
        }
    }

    /** Old cases of two parties each that came to an agreement, were visited and archived. */
    private static void writeDisputes(Path file, int first, int rows, String committee) throws Exception {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("案号,状态,区划代码,纠纷类型,来源,难易程度,标题,情况,地点,上报时间,调委会,受理时间,结案时间,调解结果,协议形式,协议内容,涉及金额（分）,协议时间,履行情况,履行时间,"
                    + "回访时间,回访方式,满意度,归档时间,当事人1地位,当事人1姓名或名称,当事人1证件号码,当事人2地位,当事人2姓名或名称,当事人2电话\n");
            for (int i = first; i < first + rows; i++)
                out.write(
                        "旧%d号,已归档,440103009106001,02,居民反映,简单,旧案%d,楼道堆放杂物。,示范楼%d栋,2024-%02d-%02d 09:30,%s,,,达成协议,书面,乙方当日清理杂物。,%d,2024-12-30 10:00,已履行,2024-12-31,2025-01-05,电话,5,2025-02-01,申请人,旧案甲%d,%s,被申请人,旧案乙%d,199%08d\n"
                                .formatted(
                                        i,
                                        i,
                                        i % 300,
                                        1 + i % 12,
                                        1 + i % 28,
                                        committee,
                                        100 * i % 1_000_000,
                                        i,
                                        Sending.idNumber(),
                                        i,
                                        i));
        }
    }

    /** Parents before their parts: districts of 100 subdistricts of 100 communities of 20 grids. */
    private static void writeAreas(Path file, int first, int rows) throws Exception {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("区划代码,名称,层级,网格类型,户数,启用日期\n");
            var written = new AtomicInteger();
            for (int district = first; written.get() < rows; district++) {
                area(out, written, rows, "4401" + district);
                for (int street = 1; street <= 100; street++) {
                    area(out, written, rows, "4401%d%03d".formatted(district, street));
                    for (int community = 1; community <= 100; community++) {
                        area(out, written, rows, "4401%d%03d%03d".formatted(district, street, community));
                        for (int grid = 1; grid <= 20; grid++)
                            area(out, written, rows, "4401%d%03d%03d%03d".formatted(district, street, community, grid));
                    }
                }
            }
        }
    }

    private static void area(Writer out, AtomicInteger written, int rows, String code) throws IOException {
        if (written.getAndIncrement() < rows)
            out.write(code + ",示例区划" + code + (code.length() == 15 ? ",,基础网格,300" : ",,,") + ",2024-01-01\n");
    }

    @Override
    public void close() throws Exception {
        program.close();
    }
}
