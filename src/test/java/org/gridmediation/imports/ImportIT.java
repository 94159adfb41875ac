package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gridmediation.LongRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The packaged program is killed at moments that nobody chose, and started again: the end is as if nothing had happened, told by an import of
 * the same shape that nobody disturbed. {@code -Dimport.rows} and {@code -Dimport.kills} make it longer.
 */
@LongRun
class ImportIT {
    private static final int ROWS = Integer.getInteger("import.rows", 30_000);
    private static final int KILLS = Integer.getInteger("import.kills", 3);

    private static final String MADE = "(select record_id from import_row where result = 'CREATED')";

    /** What imports write, wherever it has been moved on to; the program writes for itself meanwhile. */
    private static final List<String> WRITTEN = List.of(
            "import_row",
            "import_key",
            "journal",
            "resident where id in " + MADE,
            "resident_phone where resident_id in " + MADE,
            "dispute where id in " + MADE,
            "dispute_party where dispute_id in " + MADE,
            "dispute_event where dispute_id in " + MADE,
            "dispute_decision where dispute_id in " + MADE,
            "outcome where dispute_id in " + MADE,
            "return_visit where dispute_id in " + MADE,
            "dispute_key where dispute_id in " + MADE,
            "count_pending full join count_entry using (dispute_id, id) where dispute_id in " + MADE,
            "change_pending full join change using (record, n) where record in (select record_id::text from import_row where result = 'CREATED')");

    private final Random random = new Random();

    @ParameterizedTest
    @EnumSource(
            value = ImportKind.class,
            names = {"RESIDENTS", "DISPUTES"})
    void killedAgainAndAgainItEndsAsIfNothingHadHappened(ImportKind kind) throws Exception {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "import-it-");
        // An old case takes ten times as long as a resident.
        int rows = kind == ImportKind.RESIDENTS ? ROWS : ROWS / 10;
        try (var program = new Program(folder, "-Xmx160m", "-XX:+UseSerialGC")) {
            var undisturbed = written(program);
            program.done(program.send(kind, "VALID_ROWS", program.write(kind, folder.resolve("0.csv"), 0, rows)));
            undisturbed = since(undisturbed, program);
            for (var mode : List.of(Mode.VALID_ROWS, Mode.ALL_OR_NOTHING)) {
                var file = program.write(kind, folder.resolve(mode + ".csv"), mode.ordinal() * rows, rows);
                var before = written(program);
                var path = program.send(kind, mode.name(), file);
                for (int kills = 0; kills < KILLS; kills++) {
                    Thread.sleep(500 + random.nextInt(2500));
                    program.kill();
                    var now = since(before, program)
                            .get((kind == ImportKind.RESIDENTS ? "resident" : "dispute") + " where id in " + MADE);
                    // Whatever is stored is counted; of all or nothing the counts are ahead.
                    if (mode == Mode.ALL_OR_NOTHING) assertThat(now).isIn(0L, (long) rows);
                    else assertThat(now).isEqualTo(created(program, path));
                    program.start();
                    assertThat(folders(folder.resolve("incoming"))).isLessThanOrEqualTo(1);
                }
                assertThat(Sending.counts(program.done(path))).isEqualTo(rows + " " + rows + " 0 0 0 0");
                assertThat(since(before, program)).isEqualTo(undisturbed);
                assertThat(Sending.counts(program.done(program.send(kind, "VALID_ROWS", file))))
                        .isEqualTo(rows + " 0 0 " + rows + " 0 0");
            }
            assertThat(program.megabytes()).isLessThan(512);
        }
    }

    /** Of temporary files: its own, and none of those that were killed. */
    private static long folders(Path incoming) throws IOException {
        try (var all = Files.list(incoming)) {
            return all.filter(Files::isDirectory).count();
        }
    }

    private static long created(Program program, String path) throws SQLException {
        return program.count(
                "select created from import_job where id = '" + path.substring(path.lastIndexOf('/') + 1) + "'");
    }

    private static Map<String, Long> written(Program program) throws SQLException {
        var written = new LinkedHashMap<String, Long>();
        for (var table : WRITTEN) written.put(table, program.count("select count(*) from " + table));
        return written;
    }

    private static Map<String, Long> since(Map<String, Long> before, Program program) throws SQLException {
        var now = written(program);
        now.replaceAll((table, rows) -> rows - before.get(table));
        return now;
    }
}
