package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.gridmediation.Api;
import org.gridmediation.Owner;
import org.gridmediation.resident.IdentityDocument;

/** Sends files and waits for what becomes of them; makes people whose numbers nobody has. */
public final class Sending {
    static final String SCRIPT = "demo-importer";
    static final String GRID = "440103009106001";
    public static final String HEADER = "网格编码,姓名,性别,出生日期,证件号码,联系电话,住址,户编号\n";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OVER = Set.of("FINISHED", "FAILED", "CANCELLED", "UNDONE");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Sending() {}

    static Response post(String account, String mode, String more, String type, byte[] file) {
        return post(account, ImportKind.RESIDENTS, mode, more, type, file);
    }

    static Response post(String account, ImportKind kind, String mode, String more, String type, byte[] file) {
        return Api.as(account).contentType(type).body(file).post("/v1/imports?kind=" + kind + "&mode=" + mode + more);
    }

    static JsonNode run(String account, ImportKind kind, String mode, String more, String file) {
        return done(account, send(account, kind, mode, more, file));
    }

    static String send(String account, ImportKind kind, String mode, String more, String file) {
        return post(account, kind, mode, more, "text/csv", file.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    /** Brings one row, or changes what it is about. */
    public static JsonNode row(String account, String kind, String more, String file) {
        var job = run(account, ImportKind.valueOf(kind), "VALID_ROWS", more, file);
        assertThat(job.at("/rows/rejected").asLong()).as(job.toString()).isZero();
        return job;
    }

    /** @return the state of the job in which its undoing leaves it */
    public static String takenBack(String account, JsonNode job) {
        return undone(account, job).get("state").asText();
    }

    static JsonNode undone(String account, JsonNode job) {
        var path = "/v1/imports/" + job.get("id").asText();
        Api.as(account).post(path + "/undoing").then().statusCode(202);
        for (int i = 0; i < 1000; i++) {
            var now = Api.json(Api.as(account).get(path));
            if (!now.get("state").asText().equals("UNDOING")) return now;
            Api.pause();
        }
        throw new AssertionError("it is still being undone");
    }

    /** A file with one of our own exports of a kind, as it is. */
    static byte[] exported(String account, String path, String body) {
        var export = Api.post(account, path, body).statusCode(202).extract().header("Location");
        for (int i = 0; i < 1000; i++) {
            var state = Api.json(Api.as(account).get(export)).path("state").asText();
            if (state.equals("FINISHED"))
                return Api.as(account)
                        .get(export + "/csv")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
            if (!Set.of("QUEUED", "RUNNING").contains(state)) throw new AssertionError(export + " is " + state);
            Api.pause();
        }
        throw new AssertionError(export + " does not end");
    }

    /** @return the job's path */
    static String send(String account, String mode, String more, String file) {
        return post(account, mode, more, "text/csv", file.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    static JsonNode done(String path) {
        return done(SCRIPT, path);
    }

    static JsonNode done(String account, String path) {
        for (int i = 0; i < 2000; i++) {
            var job = Api.json(Api.as(account).get(path));
            addsUp(job);
            if (OVER.contains(job.path("state").asText())) return job;
            Api.pause();
        }
        throw new AssertionError(path + " does not end");
    }

    private static void addsUp(JsonNode job) {
        var rows = job.get("rows");
        long sum = 0;
        for (var count : List.of("created", "updated", "unchanged", "rejected", "blank"))
            sum += rows.get(count).asLong();
        assertThat(rows.get("read").asLong()).as(job.toString()).isEqualTo(sum);
    }

    static JsonNode run(String mode, String file) {
        return run(mode, "", file);
    }

    static JsonNode run(String mode, String more, String file) {
        return done(send(SCRIPT, mode, more, file));
    }

    /** read created updated unchanged rejected blank */
    static String counts(JsonNode job) {
        var rows = job.get("rows");
        return Stream.of("read", "created", "updated", "unchanged", "rejected", "blank")
                .map(count -> rows.get(count).asText())
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    static List<JsonNode> errors(JsonNode job) {
        return errors(SCRIPT, job);
    }

    static List<JsonNode> errors(String account, JsonNode job) {
        var text = Api.get(account, "/v1/imports/" + job.get("id").asText() + "/errors")
                .statusCode(200)
                .extract()
                .asString();
        var errors = new ArrayList<JsonNode>();
        try {
            for (var line : text.split("\n")) if (!line.isEmpty()) errors.add(JSON.readTree(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return errors;
    }

    /** row column code, each */
    static List<String> mistakes(JsonNode job) {
        return mistakes(SCRIPT, job);
    }

    static List<String> mistakes(String account, JsonNode job) {
        return errors(account, job).stream()
                .map(e -> e.path("row").asText() + " " + e.path("column").asText("-") + " "
                        + e.path("code").asText())
                .toList();
    }

    /** A number with a right check digit, that no other call gives. */
    public static String idNumber() {
        int n = NUMBER.incrementAndGet();
        var seventeen = "440103%04d%02d%02d%03d"
                .formatted(1900 + n / 336 % 100, 1 + n / 28 % 12, 1 + n % 28, n / 33_600 % 1000);
        return seventeen + IdentityDocument.checkDigit(seventeen);
    }

    public static String row(String idNumber, String name) {
        return row(GRID, idNumber, name);
    }

    static String row(String grid, String idNumber, String name) {
        return grid + "," + name + ",,," + idNumber + ",199" + idNumber.substring(9, 17) + ",演示地址" + name + ",H-1\n";
    }

    static String rows(int count) {
        var rows = new StringBuilder();
        for (int i = 0; i < count; i++) rows.append(row(idNumber(), "示例" + i));
        return rows.toString();
    }

    /** How many residents there are, as the database counts them. */
    static long residents() {
        return count("select count(*) from resident");
    }

    public static long count(String sql) {
        return Long.parseLong(text(sql));
    }

    public static String text(String sql) {
        try (var owner = Owner.connect();
                var statement = owner.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
