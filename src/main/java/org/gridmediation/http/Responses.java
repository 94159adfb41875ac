package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The headers that every answer of a kind carries. */
class Responses {
    private static final Set<String> READS = Set.of("GET", "HEAD");

    @Inject
    ChangedResource changed;

    @Inject
    Precondition precondition;

    @Inject
    ObjectMapper json;

    @ServerResponseFilter
    void complete(ContainerRequestContext request, ContainerResponseContext response) {
        // A writer may have been chosen for what was to be answered instead.
        if (response.getEntity() instanceof ProblemBody problem) response.setEntity(problem);
        var headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        var etag = response.getStatus() < 300 ? changed.etag(response.getEntity()) : null;
        var read = READS.contains(request.getMethod()) && response.getStatus() == 200;
        if (read && response.getEntity() instanceof Versioned shown && !shown.fixed())
            etag = EntityTags.shown(etag, digest(shown));
        if (etag != null) {
            if (read) precondition.mustShow(etag);
            headers.putSingle(HttpHeaders.ETAG, etag);
            if (response.getStatus() == 201 || response.getStatus() == 202) {
                var place = changed.location(
                        response.getEntity(), request.getUriInfo().getPath());
                if (place != null) headers.putSingle(HttpHeaders.LOCATION, place);
            }
            if (read && precondition.isKnown(etag)) {
                response.setStatus(304);
                response.setEntity(null);
            }
        }
        var further = response.getEntity() instanceof Paged<?> page
                ? page.next()
                : response.getEntity() instanceof PagedRows<?> rows ? rows.next : null;
        if (further != null) {
            var next = UriBuilder.fromUri(request.getUriInfo().getRequestUri()).replaceQueryParam("cursor", further);
            headers.putSingle(
                    HttpHeaders.LINK,
                    "<" + next.scheme(null).host(null).port(-1).build() + ">; rel=\"next\"");
        }
    }

    private String digest(Versioned shown) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(shown));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (JsonProcessingException | NoSuchAlgorithmException neither) {
            throw new IllegalStateException(neither);
        }
    }
}
