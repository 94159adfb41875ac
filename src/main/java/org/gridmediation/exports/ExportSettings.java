package org.gridmediation.exports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an export may take, and how long its file is kept (grid-mediation.exports.*). */
@ConfigMapping(prefix = "grid-mediation.exports")
interface ExportSettings {
    Duration longest();

    @WithDefault("7D")
    Duration kept();
}
