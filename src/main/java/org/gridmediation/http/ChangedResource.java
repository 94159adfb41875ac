package org.gridmediation.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;

/**
 * The versioned resource that a request changes. Every answer to a change carries its new version, whether the body shows the resource
 * itself or only the part that was added to it.
 */
@RequestScoped
public class ChangedResource {
    @Inject
    ContractPaths paths;

    @Inject
    Caller caller;

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

    /** The nearest place that the caller may read, if there is one. */
    String location(Object body, String requested) {
        return Stream.of(Optional.ofNullable(nearest(body, requested)), Optional.ofNullable(path))
                .flatMap(Optional::stream)
                .filter(place -> paths.isReadBy(caller.post().role(), place))
                .findFirst()
                .orElse(null);
    }

    /** A part without an address of its own lives in the collection of its kind, which is named after the resource in the request. */
    private String nearest(Object body, String requested) {
        if (body instanceof Versioned shown) return shown.path();
        if (path == null || !requested.startsWith(path + "/")) return path;
        var part = requested.substring(path.length() + 1);
        return path + "/" + part.split("/", 2)[0];
    }
}
