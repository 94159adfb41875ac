package org.gridmediation.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where contents lie: each put once under a key of its own, read, at most deleted. */
interface Storage {
    /** Comes back when the content would outlive a power cut. */
    void put(String key, Path file) throws IOException;

    InputStream open(String key) throws IOException;

    /** That there is none is as good. */
    void delete(String key) throws IOException;

    /** Removes what a program left half put that is no more. */
    default void sweep() throws IOException {}
}
