package org.gridmediation.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How background work is found and shared among instances (grid-mediation.jobs.*). */
@ConfigMapping(prefix = "grid-mediation.jobs")
interface JobSettings {
    @WithDefault("5S")
    Duration heartbeat();

    @WithDefault("1S")
    Duration polling();

    /** Threads for work that waits for others' servers. */
    @WithDefault("16")
    int outgoing();
}
