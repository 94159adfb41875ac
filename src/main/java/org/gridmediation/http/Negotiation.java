package org.gridmediation.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** For answers whose media type is their record's own, and not the choice of who asks: that they take it. */
@ApplicationScoped
public class Negotiation {
    static final String WANTED = "grid-mediation.accepted";

    @Inject
    CurrentVertxRequest current;

    /** Refuses the request when it does not take this media type. */
    public void mustTake(String mediaType) {
        Acceptance wanted = current.getCurrent().get(WANTED);
        if (!wanted.takes(mediaType)) throw Problem.NOT_ACCEPTABLE.exception();
    }
}
