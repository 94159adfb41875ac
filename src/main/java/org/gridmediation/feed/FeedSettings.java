package org.gridmediation.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long changes are kept, and how many readers may wait for them (grid-mediation.feed.*). */
@ConfigMapping(prefix = "grid-mediation.feed")
interface FeedSettings {
    @WithDefault("64")
    int waiting();

    Duration kept();

    /** When changes that are older are removed. */
    String expiry();

    /** How often it is looked whether a day has begun, with which some records are told otherwise. */
    String days();
}
