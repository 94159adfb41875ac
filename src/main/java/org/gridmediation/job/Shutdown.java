package org.gridmediation.job;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether the program is ending: who waits is answered, and work over many records stops between two of them, to be gone on with elsewhere. After the
 * delay nothing new is begun.
 */
@ApplicationScoped
public class Shutdown {
    @ConfigProperty(name = "quarkus.shutdown.delay")
    Duration delay;

    private volatile boolean begun;
    private volatile long began;

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        began = System.nanoTime();
        begun = true;
    }

    public boolean hasBegun() {
        return begun;
    }

    /** Quarkus goes on taking requests until none is under way, which under a steady load is never. */
    public boolean isDelayOver() {
        return begun && System.nanoTime() - began >= delay.toNanos();
    }
}
