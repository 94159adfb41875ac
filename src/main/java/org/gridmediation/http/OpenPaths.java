package org.gridmediation.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What needs no token (the contract, the board, the explanations) has limits too; probes of the server's health have their own, so that nothing else can use them up. */
@ApplicationScoped
class OpenPaths {
    private static final String HEALTH = "/q/health";
    private static final Methods READS = Methods.of(Set.of("GET"));
    /** Swagger UI would serve its page by beginning the request anew, which would count as two. */
    private static final Map<String, String> PAGES = Map.of(
            "/board",
            "/board/",
            "/q/swagger-ui",
            "/q/swagger-ui/index.html",
            "/q/swagger-ui/",
            "/q/swagger-ui/index.html");

    @Inject
    LimitSettings limits;

    @Inject
    BodyPace bodyPace;

    @Inject
    RateLimits rateLimits;

    @Inject
    Refusals refusals;

    private final AtomicInteger probes = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();

    void pass(RoutingContext context) {
        var probe = context.normalizedPath().startsWith(HEALTH);
        var inFlight = probe ? probes : others;
        if (inFlight.incrementAndGet() > limits.openInFlight()) {
            inFlight.decrementAndGet();
            refusals.answer(context, Problem.OVERLOADED);
            return;
        }
        ResponseDelivery.of(context, bodyPace, inFlight::decrementAndGet);
        var address = context.request().remoteAddress().hostAddress();
        if (!rateLimits.take(context, (probe ? "probe " : "open ") + address))
            refusals.answer(context, Problem.TOO_MANY_REQUESTS);
        else if (RequestTarget.isOfContract(context.normalizedPath()) || READS.pass(context, refusals)) lead(context);
    }

    private static void lead(RoutingContext context) {
        var page = PAGES.get(context.normalizedPath());
        if (page == null) context.next();
        else
            context.response()
                    .setStatusCode(308)
                    .putHeader(HttpHeaders.LOCATION, page)
                    .end();
    }
}
