package org.gridmediation.http;

import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The origins of front ends (CORS). A request from a foreign origin is answered as one without an Origin, and its browser keeps the answer from
 * the page (Fetch, 3.3.5); Quarkus by itself would refuse it with a status that is outside the contract and without a body.
 */
@ApplicationScoped
class Origins {
    /** Before CORS (300). */
    private static final int PRIORITY = 310;

    @ConfigProperty(name = "quarkus.http.cors.origins")
    Optional<List<String>> configured;

    private List<String> exact;
    private List<Pattern> patterns;

    @PostConstruct
    void prepare() {
        exact = configured.orElse(List.of());
        patterns = CORSFilter.parseAllowedOriginsRegex(configured);
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, PRIORITY);
    }

    private void pass(RoutingContext context) {
        var headers = context.request().headers();
        var said = headers.getAll(HttpHeaders.ORIGIN);
        if (!said.isEmpty() && (said.size() > 1 || isForeign(said.get(0)))) headers.remove(HttpHeaders.ORIGIN);
        context.next();
    }

    private boolean isForeign(String origin) {
        return !exact.equals(List.of("*"))
                && !exact.contains(origin)
                && !CORSFilter.isOriginAllowedByRegex(patterns, origin);
    }
}
