package org.gridmediation.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.MovableClock;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.sheet.SheetFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is exported: of one moment, masked or with a purpose, and such that importing it changes nothing. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ExportTest {
    private static final String GRID = "440103009106001";
    private static final String PURPOSE = "测试导出之后再次导入";

    @Inject
    Extract extract;

    @Inject
    ExportRun runs;

    @Inject
    ExportExpiry expiry;

    @AfterEach
    void setClockBack() {
        MovableClock.setBack();
    }

    private static String ask(String account, String path, String body) {
        return Api.post(account, path, body).statusCode(202).extract().header("Location");
    }

    private static JsonNode done(String account, String path) {
        for (int i = 0; i < 2000; i++) {
            var export = Api.json(Api.as(account).get(path));
            if (!List.of("QUEUED", "RUNNING").contains(export.path("state").asText())) return export;
            Api.pause();
        }
        throw new AssertionError(path + " does not end");
    }

    private static byte[] file(String account, String path, String format) {
        return Api.as(account)
                .get(path + "/" + format)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static String register(String name) {
        return register(name, "=演示, \\\"地址\\\"");
    }

    private static String register(String name, String address) {
        return Api.post("lin", "/v1/residents", """
                        {"area": "%s", "name": "%s", "sex": "FEMALE", "birthDate": "1980-01-01", "phones": ["19900001234", "19900001235"],
                         "address": "%s", "household": "-1"}""".formatted(GRID, name, address))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static long count(String sql) {
        var config = ConfigProvider.getConfig();
        try (var owner = DriverManager.getConnection(
                        config.getValue("grid-mediation.database.url", String.class),
                        config.getValue("grid-mediation.database.owner-user", String.class),
                        config.getValue("grid-mediation.database.owner-password", String.class));
                var statement = owner.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long residents() {
        return count("select count(*) from resident where area like '440103009%'");
    }

    @ParameterizedTest
    @CsvSource({"CSV,false", "CSV,true", "XLSX,false", "NDJSON,false", "NDJSON,true"})
    void importingOurOwnExportChangesNothing(SheetFormat format, boolean gzip) throws Exception {
        for (var name : List.of("=示例", "'-示例", "示例＝", "#!示例", "示例𠮷")) register(name);
        for (var place : List.of(" 示范楼2栋 ", "", "　")) register("示例", place);
        var path = ask("he", "/v1/exports/full", """
                {"kind": "RESIDENTS", "format": "%s", "gzip": %s, "purpose": "%s"}""".formatted(format, gzip, PURPOSE));
        var export = done("he", path);
        assertThat(export.path("state").asText()).as(export.toString()).isEqualTo("FINISHED");
        assertThat(export.path("rows").asLong()).isEqualTo(residents());
        var file = file("he", path, format.extension);
        var digest = MessageDigest.getInstance("SHA-256").digest(file);
        assertThat(export.path("digest").asText()).isEqualTo(HexFormat.of().formatHex(digest));
        var before = count("select sum(version) from resident");
        var job = Api.as("demo-importer")
                .contentType(gzip ? "application/gzip" : format.mediaType)
                .body(file)
                .post("/v1/imports?kind=RESIDENTS&mode=VALID_ROWS")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        var result = done("demo-importer", job);
        var rows = result.path("rows");
        assertThat(rows.path("unchanged").asLong())
                .as(result.toString())
                .isEqualTo(export.path("rows").asLong());
        assertThat(rows.path("blank").asLong()).isEqualTo(1);
        assertThat(rows.path("read").asLong()).isEqualTo(export.path("rows").asLong() + 1);
        assertThat(count("select sum(version) from resident")).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(ExportKind.class)
    void everyKindIsWritten(ExportKind kind) throws Exception {
        var account = kind == ExportKind.STAFF ? "admin" : "he";
        var path = ask(
                account, "/v1/exports", "{\"kind\": \"" + kind + "\", \"format\": \"CSV\", \"area\": \"440103009\"}");
        var export = done(account, path);
        assertThat(export.path("state").asText()).as(export.toString()).isEqualTo("FINISHED");
        var lines = new String(file(account, path, "csv"), StandardCharsets.UTF_8)
                .strip()
                .lines()
                .toList();
        assertThat(lines.get(0)).startsWith("\ufeff");
        assertThat(lines.get(lines.size() - 1))
                .contains(
                        "#! ",
                        path.substring(path.lastIndexOf('/') + 1),
                        "rows=" + export.path("rows").asLong());
        assertThat(export.path("rows").asLong()).isPositive();
    }

    @Test
    void nobodyIsInAMaskedOne() throws Exception {
        var name = "遮蔽示例";
        register(name);
        Api.dispute("lin", GRID);
        for (var kind : List.of("RESIDENTS", "DISPUTES")) {
            var path = ask("he", "/v1/exports", "{\"kind\": \"" + kind + "\", \"format\": \"NDJSON\"}");
            done("he", path);
            var text = new String(file("he", path, "ndjson"), StandardCharsets.UTF_8);
            assertThat(text).doesNotContain(name, "19900001234", "强光", "示例甲").contains("masked");
            if (kind.equals("DISPUTES")) continue;
            var job = Api.as("demo-importer")
                    .contentType("application/x-ndjson")
                    .body(text.getBytes(StandardCharsets.UTF_8))
                    .post("/v1/imports?kind=RESIDENTS&mode=VALID_ROWS")
                    .then()
                    .statusCode(202)
                    .extract()
                    .header("Location");
            assertThat(done("demo-importer", job).path("state").asText()).isEqualTo("FAILED");
        }
    }

    @Test
    void isNarrowedAsTheListIs() throws Exception {
        var household = "H-" + UUID.randomUUID().toString().substring(0, 8);
        Api.post("lin", "/v1/residents", """
                {"area": "%s", "name": "示例", "sex": "MALE", "birthDate": "2020-01-01", "household": "%s"}""".formatted(GRID, household)).statusCode(201);
        for (var query : List.of("\"minor\": true", "\"minor\": false")) {
            var path = ask("he", "/v1/exports", """
                    {"kind": "RESIDENTS", "format": "CSV", "query": {"household": "%s", %s}}""".formatted(household, query));
            assertThat(done("he", path).path("rows").asLong()).isEqualTo(query.endsWith("true") ? 1 : 0);
        }
        var path = ask("he", "/v1/exports", """
                {"kind": "DISPUTES", "format": "CSV", "query": {"from": "2026-01-01", "to": "2026-01-01", "status": "REPORTED", "type": "02", "source": "PATROL", "tier": "COMMUNITY"}}""");
        assertThat(done("he", path).path("state").asText()).isEqualTo("FINISHED");
        Api.post(
                        "he",
                        "/v1/exports",
                        "{\"kind\": \"DISPUTES\", \"format\": \"CSV\", \"query\": {\"household\": \"1\"}}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/query/household"))
                .body("errors[0].code", equalTo("FIELD_NOT_OF_KIND"));
    }

    @Test
    void isTheAskersOnlyAndWithinTheirRights() throws Exception {
        var path = ask("he", "/v1/exports", "{\"kind\": \"GRIDS\", \"format\": \"CSV\"}");
        done("he", path);
        for (var end : List.of("", "/csv")) Api.get("huang", path + end).statusCode(404);
        Api.get("he", path + "/xlsx").statusCode(404);
        Api.get("huang", "/v1/exports")
                .statusCode(200)
                .body(
                        "items.findAll { it.id == '" + path.substring(path.lastIndexOf('/') + 1) + "' }.size()",
                        equalTo(0));
        Api.get("he", "/v1/exports")
                .statusCode(200)
                .body("items[0].byPost", equalTo(Api.get("he", path).extract().path("byPost")));
        var residents = "{\"kind\": \"RESIDENTS\", \"format\": \"%s\", \"purpose\": \"" + PURPOSE + "\"}";
        Api.post("huang", "/v1/exports/full", residents.formatted("CSV")).statusCode(403);
        Api.post("huang", "/v1/exports", residents.formatted("NDJSON")).statusCode(403);
        Api.post("admin", "/v1/exports", residents.formatted("CSV")).statusCode(403);
        Api.post("he", "/v1/exports/full", residents.formatted("CSV").replace(PURPOSE, "导出"))
                .statusCode(400);
        Api.post("he", "/v1/exports", "{\"kind\": \"GRIDS\", \"format\": \"CSV\", \"area\": \"440104\"}")
                .statusCode(403)
                .body("code", equalTo("AREA_NOT_YOURS"));
    }

    @Test
    void itsFileExpiresAndItsTraceStays() throws Exception {
        var purpose = PURPOSE + UUID.randomUUID();
        var path = ask(
                "he",
                "/v1/exports/full",
                "{\"kind\": \"RESIDENTS\", \"format\": \"XLSX\", \"purpose\": \"" + purpose + "\"}");
        var export = done("he", path);
        var answer = Api.as("he").get(path + "/xlsx").then().statusCode(200).extract();
        var digest = Base64.getEncoder()
                .encodeToString(HexFormat.of().parseHex(export.path("digest").asText()));
        assertThat(answer.header("Repr-Digest")).isEqualTo("sha-256=:" + digest + ":");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.asByteArray()))) {
            assertThat(workbook.getProperties()
                            .getCustomProperties()
                            .getProperty("purpose")
                            .getLpwstr())
                    .isEqualTo(purpose);
        }
        var id = path.substring(path.lastIndexOf('/') + 1);
        runs.run("440103009/" + id);
        assertThat(Api.json(Api.as("he").get(path)).path("digest")).isEqualTo(export.path("digest"));
        for (var operation : List.of("createFullExport", "downloadXlsxExport"))
            assertThat(count("select count(*) from journal where operation = '" + operation + "' and purpose = '"
                            + purpose + "' and object_id = '" + id + "'"))
                    .isEqualTo(1);
        MovableClock.forward(8);
        Api.get("he", path + "/xlsx").statusCode(409).body("state", equalTo("EXPIRED"));
        MovableClock.setBack();
        var content = content(id);
        expiry.removeUnused(content);
        Api.get("he", path).statusCode(200).body("state", equalTo("EXPIRED"));
        Api.get("he", path + "/xlsx").statusCode(409).body("code", equalTo("WRONG_STATE"));
        expiry.removeUnused(content);
    }

    private static String content(String id) throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var owner = DriverManager.getConnection(
                        config.getValue("grid-mediation.database.url", String.class),
                        config.getValue("grid-mediation.database.owner-user", String.class),
                        config.getValue("grid-mediation.database.owner-password", String.class));
                var statement = owner.createStatement();
                var row = statement.executeQuery("select content from export_job where id = '" + id + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Export order(ExportKind kind) throws SQLException {
        var export = new Export();
        export.id = UUID.randomUUID();
        var post = Api.json(Api.as("he").get("/v1/me")).at("/posts/0/id").asText();
        var area = new AreaCode("440103009");
        export.askedBy(
                new CallerPost(UUID.fromString(post), Role.SUBDISTRICT, area, null, null, null, "何示例", true), "");
        export.kind = kind;
        export.format = SheetFormat.CSV;
        export.within = area;
        export.query = ExportQuery.ALL;
        return export;
    }

    /** Somebody is registered when the first rows have been written. */
    @Test
    void isOfOneMoment() throws Exception {
        var before = residents();
        var registered = new boolean[1];
        var bytes = new ByteArrayOutputStream();
        var written = extract.write(order(ExportKind.RESIDENTS), new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (!registered[0]) {
                    registered[0] = true;
                    register("后来者");
                }
                bytes.write(b);
            }
        });
        assertThat(registered[0]).isTrue();
        assertThat(residents()).isEqualTo(before + 1);
        assertThat(written.rows()).isEqualTo(before);
    }

    @Test
    void endsWithThePost() throws Exception {
        var order = order(ExportKind.GRIDS);
        order.byPost = UUID.randomUUID();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> extract.write(order, OutputStream.nullOutputStream()))
                .isInstanceOf(Extract.PostEnded.class);
    }
}
