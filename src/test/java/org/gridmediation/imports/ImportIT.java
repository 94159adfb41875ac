package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged program is killed at moments that nobody chose, and started again: the end is as if nothing had happened. */
@Tag("long")
class ImportIT {
    private static final int ROWS = 60_000;

    @Test
    void killedAgainAndAgainItEndsAsIfNothingHadHappened() throws Exception {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "import-it-");
        var random = new Random();
        try (var program = new Program(folder, "-Xmx160m", "-XX:+UseSerialGC")) {
            for (var mode : List.of("VALID_ROWS", "ALL_OR_NOTHING")) {
                var file = folder.resolve(mode + ".csv");
                Program.write(file, ROWS);
                var before = program.count("select count(*) from resident");
                var path = program.send(mode, file);
                for (int kills = 0; kills < 3; kills++) {
                    Thread.sleep(1200 + random.nextInt(1500));
                    program.kill();
                    var now = program.count("select count(*) from resident") - before;
                    var counted = program.count("select created from import_job where id = '"
                            + path.substring(path.lastIndexOf('/') + 1) + "'");
                    // Whatever is stored is counted; of all or nothing the counts are ahead.
                    if (mode.equals("VALID_ROWS")) assertThat(now).isEqualTo(counted);
                    else assertThat(now).isIn(0L, (long) ROWS);
                    program.start();
                }
                var job = program.done(path);
                assertThat(Sending.counts(job)).isEqualTo(ROWS + " " + ROWS + " 0 0 0 0");
                assertThat(program.count("select count(*) from resident")).isEqualTo(before + ROWS);
                assertThat(program.count("select count(*) from import_row where result = 'CREATED' and job_id = '"
                                + job.get("id").asText() + "' and record_id in (select id from resident)"))
                        .isEqualTo(ROWS);
                assertThat(Sending.counts(program.done(program.send("VALID_ROWS", file))))
                        .isEqualTo(ROWS + " 0 0 " + ROWS + " 0 0");
            }
            assertThat(program.megabytes()).isLessThan(512);
        }
    }
}
