package org.gridmediation.access;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready is who can do what every request begins with: look up a caller's posts, in time, on a connection of the pool. On a thread of its own, so that
 * it is answered when all others wait.
 */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {
    private static final Duration LONGEST = Duration.ofMillis(1500);
    private static final Duration KEPT = Duration.ofMillis(500);

    @Inject
    Posts posts;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var daemon = new Thread(work, "readiness");
        daemon.setDaemon(true);
        return daemon;
    });

    private Uni<Boolean> look;

    /** Many who ask at once share one look. */
    @PostConstruct
    void prepare() {
        look = Uni.createFrom()
                .item(this::isServing)
                .runSubscriptionOn(thread)
                .memoize()
                .forFixedDuration(KEPT);
    }

    private boolean isServing() {
        try {
            posts.of("");
            return true;
        } catch (Exception any) {
            return false;
        }
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return look.ifNoItem().after(LONGEST).recoverWithItem(false).map(serving -> HealthCheckResponse.named(
                        "database")
                .status(serving)
                .build());
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
