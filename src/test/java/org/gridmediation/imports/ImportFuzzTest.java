package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.LongRun;
import org.junit.jupiter.api.Test;

/** Files of every kind, broken in their bytes or odd in their cells: never an error of the server, never a job that does not end. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ImportFuzzTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final Map<ImportKind, String> SENDERS = Map.of(
            ImportKind.RESIDENTS, Sending.SCRIPT,
            ImportKind.DISPUTES, Sending.SCRIPT,
            ImportKind.AREAS, "admin",
            ImportKind.ORGANIZATIONS, "liang",
            ImportKind.STAFF, "admin",
            ImportKind.MEDIATORS, "he");

    static String valid(ImportKind kind) {
        return switch (kind) {
            case RESIDENTS -> Sending.HEADER + Sending.rows(6);
            case DISPUTES -> DisputeImportTest.file(DisputeImportTest.some());
            case AREAS -> AreaImportTest.street(5);
            case ORGANIZATIONS -> OrganizationImportTest.some();
            case STAFF -> StaffImportTest.some(5);
            case MEDIATORS -> MediatorImportTest.some(5);
        };
    }

    @Test
    void aFewOfEach() throws Exception {
        fuzz(2, 20261126);
    }

    @Test
    @LongRun
    void manyOfEach() throws Exception {
        fuzz(Integer.getInteger("fuzz.files", 120), Long.getLong("fuzz.seed", System.nanoTime()));
    }

    private static void fuzz(int each, long seed) throws Exception {
        var faults = Collections.synchronizedList(new ArrayList<String>());
        var work = new ArrayList<Callable<Void>>();
        for (var kind : ImportKind.values())
            work.add(() -> {
                var random = new Random(seed + kind.ordinal());
                for (int i = 0; i < each; i++)
                    for (var form : OddTable.Form.values()) {
                        var what = kind + " " + form + " " + i + " of " + seed;
                        try {
                            taken(kind, form, random, what);
                        } catch (AssertionError fault) {
                            faults.add(what + ": " + fault.getMessage());
                        }
                    }
                return null;
            });
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (var done : pool.invokeAll(work)) done.get();
        } finally {
            pool.shutdown();
        }
        assertThat(faults).isEmpty();
    }

    private static void taken(ImportKind kind, OddTable.Form form, Random random, String what) throws IOException {
        var table = OddTable.of(valid(kind));
        // What is whole is taken as it is, so that what is odd meets records that are there.
        int odd = random.nextInt(6);
        if (odd > 0) table.change(random, odd);
        var file = table.written(form, random);
        if (odd > 3) file = OddTable.broken(file, random);
        var mode = Mode.values()[random.nextInt(Mode.values().length)];
        var sender = SENDERS.get(kind);
        var answer = Sending.post(sender, kind, mode.name(), "&source=fuzz", "application/octet-stream", file);
        assertThat(answer.statusCode()).as(what).isEqualTo(202);
        var job = Sending.done(sender, answer.header("Location"));
        assertThat(job.get("state").asText()).as(job.toString()).isIn("FINISHED", "FAILED");
        assertThat(job.at("/failure/code").asText()).as(job.toString()).isNotEqualTo("IMPORT_BROKEN");
        reported(sender, job, random);
        if (job.get("applied").asBoolean()) {
            var undone = Sending.undone(sender, job);
            assertThat(undone.get("state").asText()).as(undone.toString()).isIn("UNDONE", "FINISHED");
            Api.get(sender, "/v1/imports/" + job.get("id").asText() + "/dependents")
                    .statusCode(200);
        }
    }

    /** As many rows with errors as were rejected, in any form of the report. */
    private static void reported(String sender, JsonNode job, Random random) {
        var errors = Sending.errors(sender, job);
        if (job.get("state").asText().equals("FINISHED"))
            assertThat(errors.stream().map(e -> e.get("row").asInt()).distinct().count())
                    .as(job.toString())
                    .isEqualTo(job.at("/rows/rejected").asLong());
        var path = "/v1/imports/" + job.get("id").asText() + "/errors";
        var accept = List.of("text/csv", XLSX).get(random.nextInt(2));
        assertThat(Api.as(sender).accept(accept).get(path).statusCode()).isIn(200, 403, 409, 410);
    }
}
