package org.gridmediation.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The first answer to an Idempotency-Key, given again. */
class Replay extends RuntimeException {
    private final String body;
    private final String location;
    private final String etag;

    private final int status;

    Replay(int status, String body, String location, String etag) {
        super("replayed");
        this.status = status;
        this.body = body;
        this.location = location;
        this.etag = etag;
    }

    static class Mapper {
        @ServerExceptionMapper
        Response again(Replay first) {
            return Response.status(first.status)
                    .type(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.LOCATION, first.location)
                    .header(HttpHeaders.ETAG, first.etag)
                    .header("Idempotency-Replayed", "true")
                    .entity(first.body)
                    .build();
        }
    }
}
