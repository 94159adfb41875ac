package org.gridmediation.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Operation;
import org.gridmediation.access.Tenure;

/** Rights end when the post does, also for what was asked before. */
@ApplicationScoped
class ClientPosts {
    @Inject
    Tenure tenure;

    /** Null when it has ended, or its role may no longer follow the feed. */
    CallerPost find(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> tenure.find(id)
                .filter(post -> Operation.of("createWebhook").roles().contains(post.role))
                .map(post -> new CallerPost(
                        post.id,
                        post.role,
                        post.area,
                        post.organizationId,
                        post.staffId,
                        post.clientId,
                        "webhook",
                        post.main))
                .orElse(null));
    }
}
