package org.gridmediation.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A server that a killed run left behind: known by its pid file, ended only when it is really that process. */
record Leftover(Path pidFile) {

    void remember(Process process) throws IOException {
        var started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        Files.writeString(pidFile, process.pid() + "\n" + started + "\n");
    }

    void end() throws IOException {
        if (!Files.exists(pidFile)) return;
        var lines = Files.readAllLines(pidFile);
        if (lines.size() >= 2) {
            var started = Long.parseLong(lines.get(1));
            ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(p ->
                            p.info().startInstant().map(Instant::toEpochMilli).orElse(-1L) == started)
                    .ifPresent(Leftover::end);
        }
        Files.deleteIfExists(pidFile);
    }

    static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (Exception stillThere) {
            process.destroyForcibly();
        }
    }
}
