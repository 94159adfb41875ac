package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.Sending.GRID;
import static org.gridmediation.imports.Sending.HEADER;
import static org.gridmediation.imports.Sending.SCRIPT;
import static org.gridmediation.imports.Sending.counts;
import static org.gridmediation.imports.Sending.done;
import static org.gridmediation.imports.Sending.idNumber;
import static org.gridmediation.imports.Sending.mistakes;
import static org.gridmediation.imports.Sending.residents;
import static org.gridmediation.imports.Sending.row;
import static org.gridmediation.imports.Sending.rows;
import static org.gridmediation.imports.Sending.run;
import static org.gridmediation.imports.Sending.send;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.gridmediation.Api;
import org.gridmediation.Body;
import org.gridmediation.Embedded;
import org.gridmediation.MovableClock;
import org.gridmediation.Text;
import org.gridmediation.privacy.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing twice and nothing missing: at once, after a stop, cancelled, taken back, and foreseen. Chunks are of seven rows here. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ImportOnceTest {
    @Inject
    ImportRun runs;

    @Inject
    Retention retention;

    @Inject
    Vault vault;

    @AfterEach
    void setClockBack() {
        MovableClock.setBack();
    }

    private static List<JsonNode> atOnce(int times, Callable<String> sending) throws Exception {
        var pool = Executors.newFixedThreadPool(times);
        try {
            var jobs = new ArrayList<JsonNode>();
            for (var sent : pool.invokeAll(java.util.Collections.nCopies(times, sending))) jobs.add(done(sent.get()));
            return jobs;
        } finally {
            pool.shutdown();
        }
    }

    private static long sum(List<JsonNode> jobs, String count) {
        return jobs.stream()
                .flatMapToLong(j -> LongStream.of(j.at("/rows/" + count).asLong()))
                .sum();
    }

    @Test
    void theSameFileThreeTimesAtOnceIsOneSetOfRows() throws Exception {
        for (var mode : List.of("VALID_ROWS", "ALL_OR_NOTHING")) {
            var file = HEADER + rows(60);
            var before = residents();
            var jobs = atOnce(3, () -> send(SCRIPT, mode, "", file));
            assertThat(residents()).as(mode).isEqualTo(before + 60);
            assertThat(sum(jobs, "created")).as(jobs.toString()).isEqualTo(60);
            assertThat(sum(jobs, "unchanged")).isEqualTo(120);
        }
    }

    @Test
    void twoFilesWithTheSameRowsInOppositeOrderDoNotStopEachOther() throws Exception {
        var lines = rows(50).lines().toList();
        var reversed = new ArrayList<>(lines);
        java.util.Collections.reverse(reversed);
        var turn = new AtomicInteger();
        var before = residents();
        var jobs = atOnce(
                4,
                () -> send(
                        SCRIPT,
                        "ALL_OR_NOTHING",
                        "",
                        HEADER + String.join("\n", turn.getAndIncrement() % 2 == 0 ? lines : reversed) + "\n"));
        assertThat(residents()).isEqualTo(before + 50);
        assertThat(sum(jobs, "created")).isEqualTo(50);
    }

    /** The scheduler runs the job as well: whoever takes over goes on, and the other one stops. */
    @Test
    void whoGoesOnAfterAStopGoesOnWhereItWas() {
        for (var mode : List.of("VALID_ROWS", "ALL_OR_NOTHING", "VALIDATE")) {
            var file = HEADER + rows(40) + row("440103199003070011", "错") + rows(20);
            file = mode.equals("ALL_OR_NOTHING") ? Text.replaced(file, "440103199003070011", idNumber()) : file;
            var before = residents();
            var path = send(SCRIPT, mode, "", file);
            var place = "440103009/" + path.substring(path.lastIndexOf('/') + 1);
            for (int stops = 0; stops < 8; stops++) {
                var chunks = new AtomicInteger();
                try {
                    runs.run(place, () -> chunks.getAndIncrement() > 1);
                } catch (RuntimeException stopped) {
                    // Or the scheduler has taken it up too, and was there first; whoever failed is tried again.
                    assertThat(stopped).isInstanceOfAny(Interruption.class, IllegalStateException.class);
                }
            }
            var job = done(path);
            var created = mode.equals("VALIDATE") ? 0 : mode.equals("ALL_OR_NOTHING") ? 61 : 60;
            assertThat(counts(job)).isEqualTo(mode.equals("ALL_OR_NOTHING") ? "61 61 0 0 0 0" : "61 60 0 0 1 0");
            assertThat(residents()).as(mode).isEqualTo(before + created);
            assertThat(Sending.count("select count(*) from import_row where job_id = '"
                            + job.get("id").asText() + "'"))
                    .isEqualTo(61);
        }
    }

    /** Random files of good, wrong, repeated, known, changed and blank rows. */
    @Test
    void aValidationSaysWhatTheRealRunDoes() {
        var random = new Random(4);
        var known = new ArrayList<String>();
        for (int file = 0; file < 12; file++) {
            var text = new StringBuilder(HEADER);
            var rows = 5 + random.nextInt(40);
            for (int i = 0; i < rows; i++) {
                var number =
                        known.isEmpty() || random.nextInt(3) > 0 ? idNumber() : known.get(random.nextInt(known.size()));
                switch (random.nextInt(9)) {
                    case 0 -> text.append(row(number.substring(0, 17) + "?", "错"));
                    case 1 -> text.append(",,,,,,,\n");
                    case 2 -> text.append(row("440103009106999", number, "示例"));
                    case 3 -> text.append(row(number, "示例" + random.nextInt(2)));
                    case 4 -> text.append(row(number, "示例")).append(row(number, "示例" + random.nextInt(2)));
                    default -> text.append(row(number, "示例"));
                }
                known.add(number);
            }
            var before = residents();
            var said = run("VALIDATE", text.toString());
            assertThat(residents()).isEqualTo(before);
            var real = run(random.nextBoolean() ? "VALID_ROWS" : "ALL_OR_NOTHING", text.toString());
            assertThat(counts(real)).isEqualTo(counts(said));
            assertThat(mistakes(real)).isEqualTo(mistakes(said));
            if (real.get("applied").asBoolean())
                assertThat(residents())
                        .isEqualTo(before + said.at("/rows/created").asLong());
        }
    }

    @Test
    void aCancelledOneEndsAndIsNotCancelledAgain() {
        var path = send(SCRIPT, "VALIDATE", "", HEADER + rows(400));
        Api.as(SCRIPT).post(path + "/cancellation").then().statusCode(202);
        var job = done(path);
        assertThat(job.get("state").asText()).isEqualTo("CANCELLED");
        assertThat(job.get("applied").asBoolean()).isFalse();
        Api.as(SCRIPT)
                .post(path + "/cancellation")
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"))
                .body("state", equalTo("CANCELLED"));
    }

    private static JsonNode undone(String path) {
        Api.as(SCRIPT).post(path + "/undoing").then().statusCode(202);
        for (int i = 0; i < 1000; i++) {
            var job = Api.json(Api.as(SCRIPT).get(path));
            if (!job.get("state").asText().equals("UNDOING")) return job;
            Api.pause();
        }
        throw new AssertionError("it is still being undone");
    }

    @Test
    void whatWasImportedIsTakenBackWhole() {
        var number = idNumber();
        var first = HEADER + row(number, "示例") + rows(9);
        var people = counted();
        run("VALID_ROWS", first);
        var before = residents();
        assertThat(counted()).as("in the statistics").isEqualTo(people + 10);
        var second = run("VALID_ROWS", Text.replaced(first, ",H-1", ",H-9", ",199", ",198") + rows(5));
        assertThat(counts(second)).isEqualTo("15 5 10 0 0 0");
        var job = undone("/v1/imports/" + second.get("id").asText());
        assertThat(job.get("state").asText()).isEqualTo("UNDONE");
        assertThat(residents()).isEqualTo(before);
        assertThat(counted()).as("in the statistics").isEqualTo(people + 10);
        var resident = "/v1/residents/"
                + Api.post("lin", "/v1/residents/search", "{\"phone\": \"199" + number.substring(9, 17) + "\"}")
                        .statusCode(200)
                        .extract()
                        .<String>path("[0].id");
        Api.get("lin", resident).body("household", equalTo("H-1"));
        assertThat(counts(run("VALID_ROWS", first))).isEqualTo("10 0 0 10 0 0");
        assertThat(
                        Sending.count(
                                "select count(*) from import_key where kind = 'RESIDENTS' and not exists (select from resident where id = record_id)"))
                .isZero();
        Api.as(SCRIPT)
                .post("/v1/imports/" + second.get("id").asText() + "/undoing")
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
    }

    /** What was put right by hand stays when a file is sent again that an earlier version of the program has loaded. */
    @Test
    void theDigestOfARowIsWhatItAlwaysWas() {
        var number = idNumber();
        var file = HEADER + row(number, "示例");
        run("VALID_ROWS", file);
        var key = hex("RESIDENT_ID:" + number);
        var said = String.join(
                        "\0",
                        GRID,
                        "示例",
                        (number.charAt(16) - '0') % 2 == 1 ? "MALE" : "FEMALE",
                        number.substring(6, 10) + "-" + number.substring(10, 12) + "-" + number.substring(12, 14),
                        key,
                        hex("+86199" + number.substring(9, 17)),
                        "演示地址示例",
                        "H-1")
                + "[false, true, true, true, true, false, true, true, true, true, false]";
        assertThat(Sending.text(
                        "select encode(digest, 'hex') from import_key where source = '' and encode(key, 'hex') = '"
                                + key + "'"))
                .isEqualTo(hex(said));
        var path = "/v1/residents/"
                + Sending.text("select cast(id as text) from resident where encode(document_fingerprint, 'hex') = '"
                        + key + "'");
        Api.send("lin", "PUT", path, "", """
                        {"area": "%s", "name": "改名", "address": "演示地址", "household": "H-7"}""".formatted(GRID)).statusCode(200);
        assertThat(counts(run("VALID_ROWS", file))).isEqualTo("1 0 0 1 0 0");
        Api.get("lin", path).body("household", equalTo("H-7"));
    }

    private String hex(String text) {
        return HexFormat.of().formatHex(vault.fingerprint(text));
    }

    /** As the denominator of what is told per 1,000 residents. */
    private static long counted() {
        return Api.json(
                        Api.as("he")
                                .get(
                                        "/v1/statistics?indicator=disputes-per-1000-residents&area=440103009&from=2025-01&to=2029-12"))
                .at("/groups/0/denominator")
                .asLong();
    }

    @Test
    void whatIsUsedIsNotTakenBackAndIsNamed() {
        var number = idNumber();
        var sent = run("VALID_ROWS", HEADER + rows(8) + row(number, "示例"));
        var path = "/v1/imports/" + sent.get("id").asText();
        var resident = Api.post(
                        "lin",
                        "/v1/residents/search",
                        "{\"document\": {\"type\": \"RESIDENT_ID\", \"number\": \"" + number + "\"}}")
                .extract()
                .<String>path("[0].id");
        Api.post("lin", "/v1/disputes", Body.dispute(GRID).resident(0, resident))
                .statusCode(201);
        var before = residents();
        var job = undone(path);
        assertThat(job.get("state").asText()).isEqualTo("FINISHED");
        assertThat(job.get("dependents").asInt()).isEqualTo(1);
        assertThat(residents()).isEqualTo(before);
        Api.get(SCRIPT, path + "/dependents")
                .statusCode(200)
                .body("items.row", equalTo(List.of(10)))
                .body("items.recordId", hasItem(resident))
                .body("items.reason", equalTo(List.of("PARTY_TO_DISPUTE")));
    }

    @Test
    void aCorrectionFollowsAnImportAndKeepsOneFromBeingTakenBack() {
        var number = idNumber();
        var made = "/v1/imports/"
                + run("VALID_ROWS", HEADER + row(number, "示例")).get("id").asText();
        var resident = Api.post(
                        "lin",
                        "/v1/residents/search",
                        "{\"document\": {\"type\": \"RESIDENT_ID\", \"number\": \"" + number + "\"}}")
                .extract()
                .<String>path("[0].id");
        var correction = Api.post("huang", "/v1/corrections", """
                        {"kind": "RESIDENT", "recordId": "%s", "flaw": "OUTDATED", "text": "住址不符。"}""".formatted(resident))
                .statusCode(201)
                .extract()
                .header("Location");
        var moved = run("VALID_ROWS", HEADER + row("440103009106002", number, "示例"));
        assertThat(counts(moved)).isEqualTo("1 0 1 0 0 0");
        Api.get("huang", correction).body("area", equalTo("440103009106002"));
        assertThat(undone("/v1/imports/" + moved.get("id").asText())
                        .get("state")
                        .asText())
                .isEqualTo("UNDONE");
        Api.get("lin", correction).statusCode(200).body("area", equalTo(GRID));
        assertThat(undone(made).get("dependents").asInt()).isPositive();
        Api.get(SCRIPT, made + "/dependents").body("items.reason", hasItem("HAS_CORRECTION"));
    }

    @Test
    void everyRowIsToldAndNothingIsKeptForEver() {
        var job = run("VALID_ROWS", HEADER + rows(2) + ",\n" + row("440103199003070011", "错"));
        var path = "/v1/imports/" + job.get("id").asText();
        Api.get(SCRIPT, path + "/rows")
                .statusCode(200)
                .body("items.row", equalTo(List.of(2, 3, 5)))
                .body("items.result", equalTo(List.of("CREATED", "CREATED", "REJECTED")));
        var rows = "select count(*) from import_row where job_id = '"
                + job.get("id").asText() + "'";
        MovableClock.forward(8);
        retention.forget();
        assertThat(Sending.count("select count(*) from import_job where content is null and id = '"
                        + job.get("id").asText() + "'"))
                .isEqualTo(1);
        assertThat(Sending.count(rows)).isEqualTo(3);
        MovableClock.forward(91);
        retention.forget();
        assertThat(Sending.count(rows)).isZero();
        assertThat(Sending.count("select count(*) from import_error where job_id = '"
                        + job.get("id").asText() + "'"))
                .isZero();
        MovableClock.setBack();
        Api.get(SCRIPT, path).statusCode(404);
    }
}
