package org.gridmediation.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gridmediation.PackagedProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program is called with, and does not know. */
class ArgumentsIT {
    @Test
    void whatIsNotKnownEndsWithUsageAndStartsNothing(@TempDir Path folder) throws Exception {
        var data = folder.resolve("data");
        int number = 0;
        for (var arguments : List.of(
                List.of("load-area", "areas.csv"),
                List.of("load-areas"),
                List.of("load-areas", "areas.csv", "more.csv"),
                List.of("realm", "more"),
                List.of("--help"),
                List.of("--port=8080"),
                List.of(""))) {
            var log = folder.resolve(number++ + ".log");
            try (var program = PackagedProgram.command(
                    Path.of(""),
                    Map.of("grid-mediation.local.directory", data.toString()),
                    log,
                    arguments.toArray(String[]::new))) {
                assertThat(program.awaitExit()).as(arguments.toString()).isEqualTo(2);
                assertThat(program.output().lines())
                        .as(arguments.toString())
                        .containsExactly(
                                "Unknown arguments: " + String.join(" ", arguments),
                                "Usage: java -jar quarkus-run.jar [realm | load-areas <file.csv|file.csv.xz>]");
            }
            assertThat(Files.exists(data)).isFalse();
        }
    }
}
