package org.gridmediation.area;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** {@code load-areas <file>}: loads, says what it did, and ends. */
public class AreaLoadCommand implements QuarkusApplication {
    @Inject
    AreaLoad areas;

    @Override
    public int run(String... arguments) throws Exception {
        var began = Instant.now();
        try {
            var loaded = areas.load(Path.of(arguments[1]));
            System.out.printf(
                    "%,d areas read: %,d added, %,d renamed, %,d as they were; %d s.%n",
                    loaded.read(),
                    loaded.added(),
                    loaded.renamed(),
                    loaded.read() - loaded.added() - loaded.renamed(),
                    Duration.between(began, Instant.now()).toSeconds());
            return 0;
        } catch (AreaLoad.Rejected rejected) {
            System.err.println(rejected.getMessage());
        } catch (IOException unreadable) {
            System.err.println("The file " + arguments[1] + " cannot be read. Nothing was loaded.");
        }
        return 1;
    }
}
