package org.gridmediation.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import org.gridmediation.http.Negotiation;
import org.gridmediation.http.Precondition;

/** Opens a content for whoever takes its media type, and has not got it yet. */
@ApplicationScoped
public class Downloads {
    /** A content never changes. */
    private static final int VERSION = 0;

    @Inject
    Contents contents;

    @Inject
    Negotiation negotiation;

    @Inject
    Precondition precondition;

    /** @param key of the content in the storage */
    public Download open(String name, String mediaType, long size, String digest, String key) {
        negotiation.mustTake(mediaType);
        precondition.mustShow(VERSION);
        var content = precondition.isKnown(VERSION) ? InputStream.nullInputStream() : contents.open(key);
        return new Download(name, mediaType, size, digest, content);
    }
}
