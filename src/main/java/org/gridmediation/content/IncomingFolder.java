package org.gridmediation.content;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The program's temporary files. They hold people's data: what a program that was killed left goes at the next start, or within the hour. */
@ApplicationScoped
public class IncomingFolder {
    private static final Duration AGAIN = Duration.ofMinutes(30);

    private final TemporaryFolder folder;
    private final Storage storage;
    private final ScheduledExecutorService again = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "temporary-files");
        thread.setDaemon(true);
        return thread;
    });

    @Inject
    IncomingFolder(@ConfigProperty(name = "grid-mediation.storage.incoming") Path parent, Storage storage) {
        folder = new TemporaryFolder(parent);
        this.storage = storage;
    }

    void start(@Observes StartupEvent event) {
        // Workbooks are written through files too.
        TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy(path().toFile()));
        again.scheduleWithFixedDelay(this::sweep, 0, AGAIN.toSeconds(), TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            folder.sweep();
            storage.sweep();
        } catch (IOException | RuntimeException e) {
            Log.warnf(
                    "temporary files of a program that has ended stay for now: %s",
                    e.getClass().getSimpleName());
        }
    }

    public Path path() {
        try {
            return folder.path();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new file, which whoever has it deletes. */
    public Path file() throws IOException {
        return folder.file();
    }

    @PreDestroy
    void stop() throws IOException {
        again.shutdownNow();
        folder.close();
    }
}
