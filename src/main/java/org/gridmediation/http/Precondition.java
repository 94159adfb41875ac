package org.gridmediation.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/**
 * If-Match: who changes a resource says which version of it they saw. If-None-Match: who has it already is not sent it again, and who would only
 * make it changes none that is there (RFC 9110, 13.1.2).
 */
@RequestScoped
public class Precondition {
    @Inject
    HttpHeaders headers;

    public void matches(int version) {
        if (isKnown(version)) throw Problem.VERSION_STALE.exception();
        var seen = tags(HttpHeaders.IF_MATCH).orElseThrow(Problem.VERSION_REQUIRED::exception);
        if (!seen.match(etag(version))) throw Problem.VERSION_STALE.exception();
    }

    public void mustShow(int version) {
        mustShow(etag(version));
    }

    /** Who wants to read only what they saw says so (RFC 9110, 13.1.1). */
    void mustShow(String etag) {
        if (tags(HttpHeaders.IF_MATCH).map(seen -> !seen.matchShown(etag)).orElse(false))
            throw Problem.VERSION_STALE.exception();
    }

    /** The caller has this version already, as whomever it was shown. */
    public boolean isKnown(int version) {
        return tags(HttpHeaders.IF_NONE_MATCH)
                .map(known -> known.knowVersion(etag(version)))
                .orElse(false);
    }

    /** The caller has it already, and is answered 304. */
    public boolean isKnown(String etag) {
        return tags(HttpHeaders.IF_NONE_MATCH).map(known -> known.know(etag)).orElse(false);
    }

    Optional<EntityTags> tags(String header) {
        return EntityTags.of(headers.getRequestHeader(header), header);
    }

    static String etag(int version) {
        return "\"" + version + "\"";
    }
}
