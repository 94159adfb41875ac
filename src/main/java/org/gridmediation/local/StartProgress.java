package org.gridmediation.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process that is starting makes progress as long as its log grows or it uses the processor. */
class StartProgress {
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Process process;
    private final Path log;
    private long last = System.nanoTime();
    private long written;
    private Duration cpu = Duration.ZERO;

    StartProgress(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** How long ago the last progress was. */
    Duration stalled() throws IOException {
        var written = Files.size(log);
        var cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
        if (written != this.written || cpu.minus(this.cpu).compareTo(LEAST) >= 0) {
            last = System.nanoTime();
            this.written = written;
            this.cpu = cpu;
        }
        return Duration.ofNanos(System.nanoTime() - last);
    }
}
