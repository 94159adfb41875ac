package org.gridmediation.job;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * How long to wait after a failure before it is tried again: twice as long each time, up to a longest wait.
 *
 * @param first after the first failure
 */
public record BackOff(Duration first, Duration longest) {
    /** Beyond this no wait is doubled: it is longer than any longest one, and must not overflow. */
    private static final int DOUBLED = 20;

    /** The same each time. */
    public static BackOff always(Duration wait) {
        return new BackOff(wait, wait);
    }

    /** @param before how many failures in a row came before this one */
    public Duration pause(int before) {
        var pause = first.multipliedBy(1L << Math.min(before, DOUBLED));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** Between half of it and all of it, so that not all who failed at once come back at once. */
    public Duration variedPause(int before) {
        return pause(before)
                .multipliedBy(ThreadLocalRandom.current().nextInt(500, 1001))
                .dividedBy(1000);
    }

    /** For work that is wanted until it is done. */
    public <T> FailureHandler<T> endless() {
        return (failed, next) ->
                next.reschedule(failed, Instant.now().plus(pause(failed.getExecution().consecutiveFailures)));
    }

    /**
     * What is away comes back; what fails always must not be tried for ever.
     *
     * @param most how often it is tried again
     * @param giveUp is told the data of the work
     */
    @SuppressWarnings("unchecked")
    public <T> FailureHandler<T> atMost(int most, Consumer<T> giveUp) {
        return (failed, next) -> {
            int before = failed.getExecution().consecutiveFailures;
            if (before < most) next.reschedule(failed, Instant.now().plus(pause(before)));
            else {
                giveUp.accept((T) failed.getExecution().taskInstance.getData());
                next.remove();
            }
        };
    }
}
