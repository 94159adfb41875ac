package org.gridmediation.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;

/** If-Match: who changes a resource says which version of it they saw. */
@RequestScoped
public class Precondition {
    @Inject
    HttpHeaders headers;

    public void matches(int version) {
        var seen = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (seen == null) throw Problem.VERSION_REQUIRED.exception();
        if (!covers(seen, etag(version))) throw Problem.VERSION_STALE.exception();
    }

    /** If-None-Match: the caller has it already, and is answered 304. */
    public boolean isKnown(int version) {
        return isKnown(etag(version));
    }

    public boolean isKnown(String etag) {
        var known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return known != null && covers(known, etag);
    }

    static String etag(int version) {
        return "\"" + version + "\"";
    }

    /** `*` is not taken for a version seen: it would overwrite unseen changes. */
    static boolean covers(String header, String etag) {
        for (var tag : header.split(",")) if (tag.trim().equals(etag)) return true;
        return false;
    }
}
