package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.gridmediation.content.Contents;
import org.gridmediation.content.IncomingFolder;
import org.gridmediation.content.Removal;

/** The files themselves: fetched to be read, and removed when no job needs them any more. */
@ApplicationScoped
public class ImportFiles extends Removal {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);

    @Inject
    IncomingFolder incoming;

    @Inject
    Contents contents;

    public ImportFiles() {
        super("import-content");
    }

    void lookLater(String key) {
        schedule(key, LONG_ENOUGH);
    }

    /** In the transaction in which the job lets go of it. */
    void lookNow(String key) {
        schedule(key, Duration.ZERO);
    }

    @Override
    protected boolean isUsed(String district, String key) {
        return ImportJob.count("district = ?1 and content = ?2", district, key) > 0;
    }

    /** A copy of its own: a run reads for minutes, which no storage waits for. Whoever has it deletes it. */
    Path fetch(ImportJob job) throws IOException {
        var file = incoming.file();
        try (var in = contents.open(job.content);
                var out = Files.newOutputStream(file)) {
            if (in.transferTo(out) == job.size) return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        Files.deleteIfExists(file);
        throw new IOException("a file is shorter than it was");
    }
}
