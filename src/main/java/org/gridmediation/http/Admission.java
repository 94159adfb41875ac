package org.gridmediation.http;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets a verified caller in, before anything is done for them: within their budget, when their body is there, and on a place of their share. What is
 * not verified never comes here; it uses up the budget of its address (Gate).
 */
@ApplicationScoped
class Admission implements SecurityIdentityAugmentor {
    private static final String ACTING_POST = "Acting-Post";
    private static final String CALLER = "grid-mediation.caller";

    @Inject
    LimitSettings limits;

    @Inject
    BodyPace bodyPace;

    @Inject
    CurrentVertxRequest current;

    @Inject
    RateLimits rateLimits;

    @Inject
    Bodies bodies;

    private Places requests;
    private Places arrivals;
    private Places uploads;
    private Places downloads;

    @PostConstruct
    void prepare() {
        requests = new Places(limits.inFlight(), limits.inFlightShare());
        // Who waits for a body holds no more than a connection.
        arrivals = new Places(Integer.MAX_VALUE, limits.inFlightShare());
        uploads = new Places(limits.uploads(), limits.uploadsShare());
        downloads = new Places(limits.downloads(), limits.downloadsShare());
    }

    /** Before the caller's posts are looked up. */
    @Override
    public int priority() {
        return 1000;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity);
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        var request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        if (identity.isAnonymous() || request == null || !RequestTarget.isApi(request.normalizedPath()))
            return Uni.createFrom().item(identity);
        var caller = ((JsonWebToken) identity.getPrincipal()).getSubject();
        request.put(CALLER, caller);
        if (!rateLimits.take(request, caller)) throw Problem.TOO_MANY_REQUESTS.exception();
        for (var post : request.request().headers().getAll(ACTING_POST))
            if (!QueryParameters.isId(post)) throw Problem.INVALID_PARAMETER.in(ACTING_POST, "WRONG_FORMAT");
        return admitted(request, caller).replaceWith(identity);
    }

    private Uni<Void> admitted(RoutingContext request, String caller) {
        if (isFile(request.request())) {
            take(uploads, request, caller);
            return Uni.createFrom().voidItem();
        }
        var refusal = arrivals.take(caller);
        if (refusal != null) throw refusal.exception();
        return bodies.arrival(request)
                .onTermination()
                .invoke(() -> arrivals.giveBack(caller))
                .invoke(() -> take(requests, request, caller));
    }

    /** A file is written by a thread that waits for its reader. */
    @ServerRequestFilter
    void giveFile(ResourceInfo resource) {
        var types = resource.getResourceMethod().getAnnotation(Produces.class);
        var request = current.getCurrent();
        if (types == null || List.of(types.value()).contains(MediaType.APPLICATION_JSON)) return;
        String caller = request.get(CALLER);
        if (caller != null) take(downloads, request, caller);
    }

    private void take(Places places, RoutingContext request, String caller) {
        var refusal = places.take(caller);
        if (refusal != null) throw refusal.exception();
        ResponseDelivery.of(request, bodyPace, () -> places.giveBack(caller));
    }

    /** What is not JSON is a file, or is refused for what it is. */
    static boolean isFile(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        return request.method().name().equals("POST")
                && (request.path().equals("/v1/imports") || type != null && !type.contains("json"));
    }
}
