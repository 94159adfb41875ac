package org.gridmediation.exports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an export may take, and how long its file is kept (grid-mediation.exports.*). */
@ConfigMapping(prefix = "grid-mediation.exports")
interface ExportSettings {
    Duration longest();

    /** How many of a post's may wait or run at the same time: others want theirs too. */
    @WithDefault("20")
    int most();

    @WithDefault("7D")
    Duration kept();
}
