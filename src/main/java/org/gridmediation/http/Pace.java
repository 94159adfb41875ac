package org.gridmediation.http;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How fast a body has to come, and an answer to be taken: who is slower holds what others wait for. */
@ApplicationScoped
public class Pace {
    /** A second's measure of bytes; not counted while a connection gets going. */
    private static final Duration START = Duration.ofSeconds(5);

    @ConfigProperty(name = "grid-mediation.limits.body-speed")
    MemorySize leastPerSecond;

    @ConfigProperty(name = "grid-mediation.limits.body-time")
    Duration longest;

    @ConfigProperty(name = "grid-mediation.limits.upload-time")
    Duration longestFile;

    @ConfigProperty(name = "grid-mediation.limits.unread", defaultValue = "30S")
    Duration longestUnread;

    boolean isTooSlow(Duration since, long bytes) {
        return isBehind(since, bytes) || since.compareTo(longest) > 0;
    }

    /** Of a file, in either direction. */
    public boolean isFileTooSlow(Duration since, long bytes) {
        return isBehind(since, bytes) || since.compareTo(longestFile) > 0;
    }

    /** Of an answer, while its reader takes nothing. */
    boolean isUnread(Duration since) {
        return since.compareTo(longestUnread) > 0;
    }

    private boolean isBehind(Duration since, long bytes) {
        return since.compareTo(START) > 0 && bytes < since.toSeconds() * leastPerSecond.asLongValue();
    }
}
