package org.gridmediation.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.gridmediation.content.Removal;

/** Removes a content that no attachment has. */
@ApplicationScoped
public class ContentCheck extends Removal {
    @Inject
    EntityManager session;

    public ContentCheck() {
        super("attachment-content");
    }

    @Override
    protected boolean isUsed(String key) {
        return session.createQuery(
                                "select count(*) from Attachment where content = :key and withdrawnAt is null",
                                Long.class)
                        .setParameter("key", key)
                        .getSingleResult()
                > 0;
    }
}
