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
    protected boolean isUsed(String district, String key) {
        return Attachment.count("district = ?1 and content = ?2 and withdrawnAt is null", district, key) > 0;
    }
}
