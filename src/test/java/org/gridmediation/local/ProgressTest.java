package org.gridmediation.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is slow is waited for; who does nothing at all is not. */
class ProgressTest {
    private static final Duration WHILE = Duration.ofMillis(2500);

    private Path log;
    private Process process;

    @BeforeEach
    void anEmptyLog() throws Exception {
        log = Files.createTempFile(Path.of("target"), "progress-", ".log");
    }

    @AfterEach
    void end() throws Exception {
        process.destroyForcibly().waitFor();
        Files.delete(log);
    }

    private StartProgress of(String script) throws Exception {
        process = new ProcessBuilder("sh", "-c", script).start();
        return new StartProgress(process, log);
    }

    /** The longest time without progress that is seen meanwhile. */
    private static Duration stalled(StartProgress progress) throws Exception {
        var longest = Duration.ZERO;
        for (var end = System.nanoTime() + WHILE.toNanos(); System.nanoTime() < end; Thread.sleep(50)) {
            var now = progress.stalled();
            if (now.compareTo(longest) > 0) longest = now;
        }
        return longest;
    }

    @Test
    void aProcessThatSleepsStandsStill() throws Exception {
        assertThat(stalled(of("exec sleep 60"))).isGreaterThan(WHILE.minusMillis(500));
    }

    @Test
    void aLogThatGrowsIsProgress() throws Exception {
        var progress = of("exec sleep 60");
        for (int i = 0; i < 5; i++) {
            Thread.sleep(300);
            Files.writeString(log, "a line\n", StandardOpenOption.APPEND);
            assertThat(progress.stalled()).isLessThan(Duration.ofMillis(300));
        }
    }

    @Test
    void soIsTimeOfTheProcessor() throws Exception {
        var progress = of("while :; do :; done");
        // On a busy machine a second of it may take several.
        for (var end = System.nanoTime() + Duration.ofSeconds(60).toNanos(); ; Thread.sleep(50)) {
            if (progress.stalled().compareTo(Duration.ofSeconds(1)) < 0
                    && process.info().totalCpuDuration().orElseThrow().toMillis() > 1500) return;
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }
}
