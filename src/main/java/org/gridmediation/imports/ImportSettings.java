package org.gridmediation.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a file may be, how it is worked on, and how long it is kept (grid-mediation.imports.*). */
@ConfigMapping(prefix = "grid-mediation.imports")
public interface ImportSettings {
    long rows();

    int columns();

    /** Characters of one cell. */
    int cell();

    /** The largest size of a compressed file's content, and how often it may be that of the file. */
    MemorySize unpacked();

    int ratio();

    /** All texts of a workbook. */
    MemorySize texts();

    /** Rows of one transaction. */
    int chunk();

    int atATime();

    /** How many of a post's may wait or run at the same time: others want theirs too. */
    @WithDefault("20")
    int most();

    /** The longest time of one transaction. */
    Duration longest();

    Duration fileKept();

    /** How long the traces are kept by which an import can be undone. */
    Duration kept();
}
