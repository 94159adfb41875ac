package org.gridmediation.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gridmediation.Api;
import org.gridmediation.Body;
import org.gridmediation.Embedded;
import org.gridmediation.MovableClock;
import org.gridmediation.Owner;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.content.Contents;
import org.gridmediation.sheet.SheetFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is exported: of one moment, masked or with a purpose, and such that importing it changes nothing. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ExportTest {
    private static final String GRID = "440103009106001";
    private static final Pattern ZEROS = Pattern.compile("(\\.\\d*?)0+$");
    private static final String PURPOSE = "测试导出之后再次导入";

    private static final Extract.Follower TO_THE_END = (rows, total) -> true;

    @Inject
    Extract extract;

    @Inject
    Contents contents;

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
        try (var owner = Owner.connect();
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
        for (var place : List.of(" 示范楼2栋 ", "")) register("示例", place);
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
                .as(Api.json(Api.as("demo-importer").get(job + "/errors")).findValuesAsText("code") + " in " + rows)
                .isEqualTo(export.path("rows").asLong());
        assertThat(rows.path("blank").asLong()).isEqualTo(1);
        assertThat(rows.path("read").asLong()).isEqualTo(export.path("rows").asLong() + 1);
        assertThat(count("select sum(version) from resident")).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(value = ExportKind.class, mode = EnumSource.Mode.EXCLUDE, names = "STATISTICS")
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
        assertThat(export.path("total")).isEqualTo(export.path("rows"));
        assertThat(export.path("percent").asInt()).isEqualTo(100);
        assertThat(export.path("startedAt").asText()).isNotEmpty();
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
                {"kind": "DISPUTES", "format": "CSV", "query": {"from": "2026-01-01", "to": "2026-01-01", "status": "REPORTED", "type": "02", "source": "PATROL", "level": "COMMUNITY"}}""");
        assertThat(done("he", path).path("state").asText()).isEqualTo("FINISHED");
        Api.post(
                        "he",
                        "/v1/exports",
                        "{\"kind\": \"DISPUTES\", \"format\": \"CSV\", \"query\": {\"household\": \"1\"}}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/query/household"))
                .body("errors[0].code", equalTo("FIELD_NOT_OF_KIND"));
        for (var query : List.of(
                "\"from\": \"2026-02-01\", \"to\": \"2026-01-31\"",
                "\"behind\": {\"indicator\": \"disputes-registered\", \"from\": \"2026-02\", \"to\": \"2026-01\"}"))
            Api.post("he", "/v1/exports", "{\"kind\": \"DISPUTES\", \"format\": \"CSV\", \"query\": {" + query + "}}")
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo(query.contains("behind") ? "/query/behind/to" : "/query/to"))
                    .body("errors[0].code", equalTo("BEFORE_ITS_START"));
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
        Api.post("he", "/v1/exports/full", Body.of(residents.formatted("CSV")).with("/purpose", "导出"))
                .statusCode(400);
        Api.post("he", "/v1/exports", "{\"kind\": \"GRIDS\", \"format\": \"CSV\", \"area\": \"440104\"}")
                .statusCode(403)
                .body("code", equalTo("AREA_NOT_YOURS"));
    }

    /** One caller takes up no more than their share: others want theirs too. */
    @Test
    void ofOnePostSoManyWaitAndNoMore() throws Exception {
        var body = "{\"kind\": \"GRIDS\", \"format\": \"CSV\"}";
        var path = ask("huang", "/v1/exports", body);
        done("huang", path);
        var id = path.substring(path.lastIndexOf('/') + 1);
        Owner.run(
                "insert into export_job select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'state', 'QUEUED', 'digest', null))).*"
                        + " from export_job e, generate_series(1, 20) where e.id = '" + id + "'");
        try {
            Api.post("huang", "/v1/exports", body)
                    .statusCode(422)
                    .body("errors.code", equalTo(List.of("TOO_MANY_JOBS")));
            done("he", ask("he", "/v1/exports", body));
        } finally {
            Owner.run(
                    "delete from export_job where state = 'QUEUED' and by_post = (select by_post from export_job where id = '"
                            + id + "')");
        }
        done("huang", ask("huang", "/v1/exports", body));
    }

    @Test
    void itsFileExpiresAndItsTraceStays() throws Exception {
        var purpose = PURPOSE + Api.word();
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
        runs.run("440103009/" + id, () -> false);
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
        try (var owner = Owner.connect();
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
        var written = extract.write(
                order(ExportKind.RESIDENTS),
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        if (!registered[0]) {
                            registered[0] = true;
                            register("后来者");
                        }
                        bytes.write(b);
                    }
                },
                TO_THE_END);
        assertThat(registered[0]).isTrue();
        assertThat(residents()).isEqualTo(before + 1);
        assertThat(written.rows()).isEqualTo(before);
    }

    @Test
    void endsWithThePost() throws Exception {
        for (var asked : List.of(
                "{\"kind\": \"GRIDS\", \"format\": \"CSV\"}",
                "{\"kind\": \"STATISTICS\", \"format\": \"CSV\", \"query\": {\"statistics\": {\"indicators\": [\"success-rate\"], \"from\": \"2026-01\"}}}")) {
            var path = ask("he", "/v1/exports", asked);
            done("he", path);
            var id = path.substring(path.lastIndexOf('/') + 1);
            try (var owner = Owner.connect();
                    var statement = owner.createStatement()) {
                statement.execute(
                        "update export_job set state = 'QUEUED', finished_at = null, digest = null, by_post = '"
                                + UUID.randomUUID() + "' where id = '" + id + "'");
            }
            runs.run("440103009/" + id, () -> false);
            // Whoever asked under it does not see it any more.
            assertThat(count(
                            "select count(*) from export_job where state = 'FAILED' and failure = 'POST_ENDED' and id = '"
                                    + id + "'"))
                    .isEqualTo(1);
        }
    }

    /** Between two pages of rows; another pod, or the next start, begins anew. */
    @Test
    void aProgramThatEndsLeavesItToAnother() throws Exception {
        var path = ask("he", "/v1/exports", "{\"kind\": \"GRIDS\", \"format\": \"CSV\"}");
        var whole = done("he", path);
        var id = path.substring(path.lastIndexOf('/') + 1);
        try (var owner = Owner.connect();
                var statement = owner.createStatement()) {
            statement.execute("update export_job set state = 'QUEUED', finished_at = null, digest = null where id = '"
                    + id + "'");
        }
        assertThatThrownBy(() -> runs.run("440103009/" + id, () -> true)).isInstanceOf(ExportRun.Interrupted.class);
        assertThat(Api.json(Api.as("he").get(path)).path("state").asText()).isEqualTo("RUNNING");
        runs.run("440103009/" + id, () -> false);
        assertThat(done("he", path).path("rows")).isEqualTo(whole.path("rows"));
    }

    @Test
    void isFollowedAndStops() throws Exception {
        var order = order(ExportKind.AREAS);
        order.within = new AreaCode("440103");
        var told = new ArrayList<Long>();
        var written = extract.write(order, OutputStream.nullOutputStream(), (rows, total) -> {
            told.add(rows);
            told.add(total);
            return true;
        });
        assertThat(told).startsWith(0L, written.rows());
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> extract.write(order, OutputStream.nullOutputStream(), (rows, total) -> false))
                .isInstanceOf(Extract.Stopped.class);
    }

    /** It is held up while somebody has the residents for themselves; with a row and without, since it looks at its rows and at its end. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"household\": \"keiner\"}"})
    void isCancelledAndLeavesNoFile(String query) throws Exception {
        register("示例");
        var body = "{\"kind\": \"RESIDENTS\", \"format\": \"CSV\", \"query\": " + query + "}";
        String running;
        String waiting;
        try (var owner = Owner.connect();
                var lock = owner.createStatement()) {
            owner.setAutoCommit(false);
            lock.execute("lock table resident in access exclusive mode");
            running = ask("he", "/v1/exports", body);
            for (int i = 0; i < 300 && !state(running).equals("RUNNING"); i++) Thread.sleep(20);
            waiting = ask("he", "/v1/exports", body);
            Api.post("huang", waiting + "/cancellation", "").statusCode(404);
            Api.post("he", waiting + "/cancellation", "").statusCode(202).body("state", equalTo("CANCELLED"));
            Api.get("he", running + "/csv").statusCode(409).body("allowedActions", equalTo(List.of("cancelExport")));
            Api.post("he", running + "/cancellation", "").statusCode(202).body("state", equalTo("RUNNING"));
            owner.rollback();
        }
        for (var path : List.of(running, waiting)) {
            var export = done("he", path);
            assertThat(export.path("state").asText()).isEqualTo("CANCELLED");
            assertThat(export.path("percent").asInt()).isLessThan(100);
            Api.get("he", path + "/csv").statusCode(409).body("state", equalTo("CANCELLED"));
            Api.post("he", path + "/cancellation", "").statusCode(409).body("code", equalTo("WRONG_STATE"));
            var id = path.substring(path.lastIndexOf('/') + 1);
            assertThat(count(
                            "select count(*) from journal where operation = 'cancelExport' and status < 300 and object_id = '"
                                    + id + "'"))
                    .isEqualTo(1);
        }
        var content = content(running.substring(running.lastIndexOf('/') + 1));
        for (int i = 0; i < 100 && isKept(content); i++) Thread.sleep(50);
        assertThat(isKept(content)).isFalse();
    }

    private static String state(String path) {
        return Api.json(Api.as("he").get(path)).path("state").asText();
    }

    private boolean isKept(String content) {
        try (var file = contents.open(content)) {
            return file != null;
        } catch (RuntimeException | IOException gone) {
            return false;
        }
    }

    /** @return the rows without what stands in every one and the time */
    private static List<JsonNode> lines(String account, String path) throws Exception {
        var lines = new ArrayList<JsonNode>();
        for (var line : new String(file(account, path, "ndjson"), StandardCharsets.UTF_8)
                .strip()
                .split("\n")) lines.add(new ObjectMapper().readTree(line));
        return lines.subList(0, lines.size() - 1);
    }

    private static String told(String indicator, JsonNode group, List<String> fields) {
        return indicator
                + fields.stream()
                        .map(field -> " " + group.path(field).asText(""))
                        .map(text -> text.equals(" false") ? " " : text)
                        .map(text -> ZEROS.matcher(text).replaceFirst("$1"))
                        .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"he", "demo-platform"})
    void numbersAreThoseThatTheAskerIsAnswered(String account) throws Exception {
        Api.dispute("lin", GRID);
        var path = ask(account, "/v1/exports", """
                {"kind": "STATISTICS", "format": "NDJSON", "query": {"statistics": {"indicators": ["disputes-registered", "success-rate"],
                 "from": "2026-01", "to": "2026-12", "groupBy": ["CHILD_AREA", "MONTH"]}}}""");
        var export = done(account, path);
        assertThat(export.path("state").asText()).as(export.toString()).isEqualTo("FINISHED");
        var fields = List.of("month", "area", "own", "numerator", "denominator", "value", "suppressed");
        var rows = new ArrayList<String>();
        for (var row : lines(account, path)) rows.add(told(row.get("indicator").asText(), row, fields));
        var answered = new ArrayList<String>();
        boolean hidden = false;
        for (var indicator : List.of("disputes-registered", "success-rate")) {
            var answer = Api.json(Api.as(account)
                    .get("/v1/statistics?indicator=" + indicator
                            + "&from=2026-01&to=2026-12&groupBy=month,child-area"));
            hidden |= answer.has("suppressedBelow");
            for (var group : answer.get("groups")) answered.add(told(indicator, group, fields));
        }
        assertThat(rows).isNotEmpty().isEqualTo(answered);
        assertThat(hidden).isEqualTo(account.equals("demo-platform"));
        assertThat(rows.stream().anyMatch(row -> row.endsWith(" true"))).isEqualTo(hidden);
    }

    @ParameterizedTest
    @CsvSource({"CSV,true", "XLSX,false"})
    void numbersComeInEveryForm(SheetFormat format, boolean gzip) throws Exception {
        var path = ask("liang", "/v1/exports", """
                {"kind": "STATISTICS", "format": "%s", "gzip": %s, "area": "440103009", "query": {"statistics":
                 {"indicators": ["disputes-registered", "coverage", "disputes-per-1000-residents"], "basis": "RECORDED"}}}""".formatted(format, gzip));
        var export = done("liang", path);
        assertThat(export.path("state").asText()).as(export.toString()).isEqualTo("FINISHED");
        assertThat(export.path("rows").asInt()).isEqualTo(3);
        var file = file("liang", path, format.extension);
        if (format == SheetFormat.CSV) {
            var text = new String(
                    new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text.lines().skip(1).findFirst().orElseThrow())
                    .startsWith("disputes-registered,登记纠纷数,1,COUNT,RECORDED,");
            return;
        }
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("指标代码/indicator");
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("coverage");
            assertThat(sheet.getRow(4).getCell(0).getStringCellValue()).startsWith("#! ");
        }
    }

    @Test
    void questionsThatHaveNoAnswerAreRefused() {
        for (var wrong : List.of(
                "{} /query/statistics NOT_NULL",
                "{\"status\":\"REPORTED\"} /query/status FIELD_NOT_OF_KIND",
                "{\"statistics\":{\"indicators\":[\"disputes-registered\",\"luck\"]}} /query/statistics/indicators/1 UNKNOWN_VALUE",
                "{\"statistics\":{\"indicators\":[\"coverage\"],\"groupBy\":[\"MONTH\"]}} /query/statistics/groupBy GROUPING_NOT_OFFERED",
                "{\"statistics\":{\"indicators\":[\"success-rate\"],\"groupBy\":[\"TYPE\",\"LEVEL\"]}} /query/statistics/groupBy ONE_CATEGORY_ONLY",
                "{\"statistics\":{\"indicators\":[\"success-rate\"],\"from\":\"2026-02\",\"to\":\"2026-01\"}} /query/statistics/to BEFORE_ITS_START")) {
            var parts = wrong.split(" ");
            Api.post(
                            "he",
                            "/v1/exports",
                            "{\"kind\": \"STATISTICS\", \"format\": \"CSV\", \"query\": " + parts[0] + "}")
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo(parts[1]))
                    .body("errors[0].code", equalTo(parts[2]));
        }
        var numbers = "\"query\": {\"statistics\": {\"indicators\": [\"coverage\"]}}}";
        Api.post("he", "/v1/exports", "{\"kind\": \"DISPUTES\", \"format\": \"CSV\", " + numbers)
                .statusCode(422)
                .body("errors[0].code", equalTo("FIELD_NOT_OF_KIND"));
        Api.post("admin", "/v1/exports", "{\"kind\": \"STATISTICS\", \"format\": \"CSV\", " + numbers)
                .statusCode(403);
        Api.post("demo-platform", "/v1/exports", "{\"kind\": \"DISPUTES\", \"format\": \"CSV\"}")
                .statusCode(403);
    }

    /** Two disputes of which one is accepted, tagged, with a resident as a party. */
    @Test
    void whatAListFindsIsExported() throws Exception {
        var word = "导出" + Api.word().substring(0, 8);
        var resident = register("示例当事人");
        var plain = Body.dispute(GRID).with("/title", word);
        Api.post("lin", "/v1/disputes", plain).statusCode(201);
        var other = Api.post(
                        "lin",
                        "/v1/disputes",
                        plain.and("/tags", List.of("LIGHT_POLLUTION")).resident(0, resident))
                .statusCode(201)
                .extract()
                .header("Location");
        var committee = "00000000-0000-7000-8000-440103009106";
        Api.act("huang", other, "/acceptance", "{\"committeeId\": \"" + committee + "\"}")
                .statusCode(201);
        for (var filter : List.of(
                "counted=true",
                "tag=LIGHT_POLLUTION",
                "tag=NOISE",
                "party=" + resident,
                "holder=" + committee,
                "mediator=" + UUID.randomUUID(),
                "due=SOON",
                "due=OVERDUE",
                "due=MISSED",
                "status=ACCEPTED",
                "escalation=NOTICED",
                "from=2026-01-01",
                "to=2026-01-01")) {
            var field = filter.substring(0, filter.indexOf('='));
            var value = filter.substring(filter.indexOf('=') + 1);
            var listed = Api.json(Api.as("he").get("/v1/disputes?limit=200&text=" + word + "&" + filter));
            var path = ask("he", "/v1/exports", """
                    {"kind": "DISPUTES", "format": "NDJSON", "query": {"text": "%s", "%s": %s}}""".formatted(
                            word, field, field.equals("counted") ? value : '"' + value + '"'));
            assertThat(done("he", path).path("state").asText()).as(filter).isEqualTo("FINISHED");
            var ids = lines("he", path).stream()
                    .map(row -> row.get("id").asText())
                    .toList();
            assertThat(ids)
                    .as(filter)
                    .containsExactlyInAnyOrderElementsOf(listed.get("items").findValuesAsText("id"));
        }
        Api.post(
                        "zhou",
                        "/v1/exports",
                        "{\"kind\": \"DISPUTES\", \"format\": \"CSV\", \"query\": {\"text\": \"" + word + "\"}}")
                .statusCode(403);
    }

    /** The link of an answer is all that is needed. */
    @Test
    void theDisputesBehindANumberAreExportedAsTheyWereCounted() throws Exception {
        Api.dispute("lin", GRID);
        var groups = Api.json(Api.as("he")
                        .get("/v1/statistics?indicator=disputes-registered&groupBy=type,child-area&area=440103009"))
                .get("groups");
        JsonNode number = null;
        for (var group : groups)
            if (group.get("area").asText().equals("440103009106")
                    && group.get("code").asText().equals("02")) number = group;
        var link = number.at("/cases/numerator").asText();
        Api.dispute("lin", GRID);
        var parameters = new java.util.LinkedHashMap<String, String>();
        for (var part : link.substring(link.indexOf('?') + 1).split("&"))
            parameters.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        var area = parameters.remove("area");
        var path = ask("he", "/v1/exports", """
                {"kind": "DISPUTES", "format": "NDJSON", "area": "%s", "query": {"behind": %s}}""".formatted(area, new ObjectMapper().writeValueAsString(parameters)));
        assertThat(done("he", path).path("state").asText()).isEqualTo("FINISHED");
        var ids = lines("he", path).stream().map(row -> row.get("id").asText()).toList();
        assertThat(ids).hasSize(number.get("numerator").asInt());
        var listed = new ArrayList<String>();
        for (var cursor = ""; cursor != null; ) {
            var page = Api.json(Api.as("he").get(link + "&limit=200" + cursor));
            page.get("items").forEach(item -> listed.add(item.at("/dispute/id").asText()));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : null;
        }
        assertThat(ids).containsExactlyInAnyOrderElementsOf(listed);
        Api.post("he", "/v1/exports", """
                        {"kind": "DISPUTES", "format": "CSV", "query": {"behind": {"indicator": "coverage"}}}""")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/query/behind/part"))
                .body("errors[0].code", equalTo("NO_CASES"));
    }
}
