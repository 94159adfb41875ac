package org.gridmediation.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import org.gridmediation.content.Removal;

/** Removes a content that no attachment has. */
@ApplicationScoped
public class ContentCheck extends Removal {
    public ContentCheck() {
        super("attachment-content");
    }

    @Override
    protected boolean isUsed(String key) {
        return Attachment.count("content = ?1 and withdrawnAt is null", key) > 0;
    }
}
