package org.gridmediation.content;

import java.io.InputStream;
import org.gridmediation.http.Versioned;

/**
 * A content on its way out. It never changes, so that it has one version.
 *
 * @param name for the file: nobody's, and nothing that somebody typed
 */
public record Download(String name, String mediaType, long size, String digest, InputStream content)
        implements Versioned {

    @Override
    public int version() {
        return 0;
    }

    @Override
    public boolean fixed() {
        return true;
    }

    @Override
    public String path() {
        return null;
    }
}
