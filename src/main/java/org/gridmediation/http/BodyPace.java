package org.gridmediation.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** How fast a body has to come, and an answer to be taken: who is slower holds what others wait for. */
@ApplicationScoped
public class BodyPace {
    /** A second's measure of bytes; not counted while a connection gets going. */
    private static final Duration START = Duration.ofSeconds(5);

    @Inject
    LimitSettings limits;

    boolean isTooSlow(Duration since, long bytes) {
        return isBehind(since, bytes) || since.compareTo(limits.bodyTime()) > 0;
    }

    /** Of a file, in either direction. */
    public boolean isFileTooSlow(Duration since, long bytes) {
        return isBehind(since, bytes) || since.compareTo(limits.uploadTime()) > 0;
    }

    /** Of an answer, while its reader takes nothing. */
    boolean isUnread(Duration since) {
        return since.compareTo(limits.unread()) > 0;
    }

    private boolean isBehind(Duration since, long bytes) {
        return since.compareTo(START) > 0
                && bytes < since.toSeconds() * limits.bodySpeed().asLongValue();
    }
}
