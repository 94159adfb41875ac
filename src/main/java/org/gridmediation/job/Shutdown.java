package org.gridmediation.job;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Whether the program is ending: who waits is answered, and work over many records stops between two of them, to be gone on with elsewhere. */
@ApplicationScoped
public class Shutdown {
    private volatile boolean begun;

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        begun = true;
    }

    public boolean hasBegun() {
        return begun;
    }
}
