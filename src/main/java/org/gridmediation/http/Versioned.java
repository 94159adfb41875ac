package org.gridmediation.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A body with a strong ETag: the version of its resource, which every change of it or of its parts increases. */
public interface Versioned {
    @JsonIgnore
    @Schema(hidden = true)
    int version();

    /** Another one for what is no single resource with one version. */
    @JsonIgnore
    @Schema(hidden = true)
    default String etag() {
        return Precondition.etag(version());
    }

    /** Where the resource lives, e.g. /v1/disputes/{id}. */
    @JsonIgnore
    @Schema(hidden = true)
    String path();
}
