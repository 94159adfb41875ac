package org.gridmediation.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How much one request may ask of the program, and how long it may take (grid-mediation.limits.*). */
@ConfigMapping(prefix = "grid-mediation.limits")
public interface LimitSettings {
    /** The largest JSON body. */
    @WithDefault("1M")
    MemorySize body();

    /** The largest attachment. */
    @WithDefault("20M")
    MemorySize attachment();

    /** The largest file of an import. */
    @WithName("import")
    MemorySize importFile();

    /** All JSON bodies that are on their way at a time. */
    MemorySize bodies();

    /** The least that a sender must bring in a second. */
    MemorySize bodySpeed();

    Duration bodyTime();

    Duration uploadTime();

    Duration headTime();

    /** How long an answer may wait to be read. */
    @WithDefault("30S")
    Duration unread();

    /** Requests of one caller. */
    @WithDefault("50")
    int perSecond();

    @WithDefault("256")
    int inFlight();

    /** One caller's share of these places. */
    @WithDefault("32")
    int inFlightShare();

    @WithDefault("48")
    int uploads();

    @WithDefault("12")
    int uploadsShare();

    @WithDefault("48")
    int downloads();

    @WithDefault("12")
    int downloadsShare();

    /** Places of what needs no token. */
    @WithDefault("64")
    int openInFlight();

    /** How long a connection to the database is waited for. */
    Duration connection();

    Duration statement();

    Duration lock();

    /** The same in background work. */
    Duration jobLock();

    Duration transaction();
}
