package org.gridmediation.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** How many of a kind of work go on in this pod at a time. Another one leaves its thread, and comes again, or goes to another pod. */
final class Turns {
    private static final Duration SOON = Duration.ofSeconds(1);

    /** Thousands that wait come one after the other: each look costs the database something. */
    private static final Duration APART = Duration.ofMillis(20);

    private final Semaphore free;
    private Instant last = Instant.EPOCH;

    Turns(int most) {
        free = new Semaphore(most);
    }

    CompletionHandler<?> take(Supplier<CompletionHandler<?>> work) {
        if (!free.tryAcquire()) {
            var again = next(Instant.now());
            return (complete, next) -> next.reschedule(complete, again);
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private synchronized Instant next(Instant now) {
        var soon = now.plus(SOON);
        var after = last.plus(APART);
        return last = after.isAfter(soon) ? after : soon;
    }
}
