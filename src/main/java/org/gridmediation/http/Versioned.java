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

    /** Whether this version looks the same to everybody and for ever; else what it shows is in the tag of who reads it, too. */
    @JsonIgnore
    @Schema(hidden = true)
    default boolean fixed() {
        return false;
    }

    /** Where the resource lives, e.g. /v1/disputes/{id}. */
    @JsonIgnore
    @Schema(hidden = true)
    String path();
}
