package org.gridmediation.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.MimeMapping;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The board's files are public and hold no data: what they may load, and where they log in. */
@ApplicationScoped
class Board {
    private static final String HOME = "/board/";

    @ConfigProperty(name = "grid-mediation.oidc.url")
    String realm;

    @ConfigProperty(name = "grid-mediation.board.client", defaultValue = "board")
    String client;

    @Inject
    ObjectMapper mapper;

    void register(@Observes Filters filters) {
        filters.register(this::pass, 280);
    }

    private void pass(RoutingContext context) {
        var path = context.normalizedPath();
        if (path.startsWith(HOME)) protect(context);
        if (path.equals(HOME + "settings.json")) settings(context.response());
        else context.next();
    }

    private void protect(RoutingContext context) {
        var headers = context.response().headers();
        headers.set("Content-Security-Policy", policy())
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Opener-Policy", "same-origin");
        // Files have no version in their names; whoever serves them would let them be kept for a day.
        context.addHeadersEndHandler(sending -> {
            headers.set("Cache-Control", "no-cache");
            if (context.response().getStatusCode() == 200) type(context);
        });
    }

    /** Whoever serves the files leaves their type out of an answer to HEAD. */
    private static void type(RoutingContext context) {
        var headers = context.response().headers();
        if (headers.contains("Content-Type")) return;
        var path = context.normalizedPath();
        var type = MimeMapping.getMimeTypeForFilename(path.endsWith("/") ? "index.html" : path);
        if (type != null) headers.set("Content-Type", type.startsWith("text") ? type + ";charset=UTF-8" : type);
    }

    /** Nothing but our own files runs or is shown; data comes from here and, at login, from the realm. */
    private String policy() {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' "
                + realm.replaceAll("/+$", "")
                + "/protocol/openid-connect/; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private void settings(HttpServerResponse response) {
        try {
            response.putHeader("Content-Type", "application/json")
                    .end(mapper.writeValueAsString(Map.of("realm", realm, "client", client)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
