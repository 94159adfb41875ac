package org.gridmediation.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.function.IntSupplier;

/**
 * The versioned resource that a request changes. Every answer to a change carries its new version, whether the body shows the resource
 * itself or only the part that was added to it.
 */
@RequestScoped
public class ChangedResource {
    private String path;
    private IntSupplier version;

    /** @param path of the resource, e.g. /v1/disputes/{id}; of several that a request changes the last one counts */
    public void is(String path, IntSupplier version) {
        this.path = path;
        this.version = version;
    }

    String etag(Object body) {
        if (body instanceof Versioned shown) return shown.etag();
        return version == null ? null : Precondition.etag(version.getAsInt());
    }

    /** A part without an address of its own lives in the collection of its kind, which is named after the resource in the request. */
    String location(Object body, String requested) {
        if (body instanceof Versioned shown) return shown.path();
        if (path == null || !requested.startsWith(path + "/")) return path;
        var part = requested.substring(path.length() + 1);
        return path + "/" + part.split("/", 2)[0];
    }
}
