package org.gridmediation.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.gridmediation.http.Days;

/** Tells work that goes on after its request whether the post under which it was asked still holds: rights end when the post does. */
@ApplicationScoped
public class Tenure {
    @Inject
    EntityManager entities;

    /** The post as it is in the database now, as long as it holds. */
    public Optional<Post> find(UUID post) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            // A long transaction has seen it before, and somebody may have ended it since.
            var found = Post.<Post>findById(post);
            if (found != null) entities.refresh(found);
            return Optional.ofNullable(found).filter(p -> p.validAt(Days.now()));
        });
    }

    /** Whether it still is the same role in the same area. */
    public boolean holds(CallerPost asked) {
        return find(asked.id())
                .filter(post -> post.role == asked.role() && post.area.equals(asked.area()))
                .isPresent();
    }
}
