package org.gridmediation.http;

import io.quarkus.arc.DefaultBean;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.ClockProvider;
import java.time.Clock;

/** One clock for what is noted, what is checked and what is due; a test can move it. */
class ProgramClock {
    @Produces
    @Singleton
    @DefaultBean
    @Unremovable
    Clock clock() {
        return Clock.system(Days.ZONE);
    }

    /** "Not in the future" is asked of the same clock. */
    @Produces
    @Singleton
    @Unremovable
    ClockProvider validation(Clock clock) {
        return () -> clock;
    }
}
