package org.gridmediation.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Before a request reaches a resource: no more than this server can carry, no more than a caller's budget, and every error a problem. */
@ApplicationScoped
class Gate {
    /** After CORS (300), so that a front end may read a refusal too, and before authentication (200). */
    private static final int PRIORITY = 290;

    @ConfigProperty(name = "grid-mediation.limits.in-flight", defaultValue = "256")
    int mostInFlight;

    @ConfigProperty(name = "grid-mediation.limits.body", defaultValue = "1M")
    MemorySize largestBody;

    @ConfigProperty(name = "grid-mediation.limits.attachment", defaultValue = "20M")
    MemorySize largestAttachment;

    @ConfigProperty(name = "grid-mediation.limits.import")
    MemorySize largestImport;

    @Inject
    Refusals refusals;

    @Inject
    Budgets budgets;

    @Inject
    OpenPaths open;

    private final AtomicInteger inFlight = new AtomicInteger();

    void register(@Observes Filters filters) {
        filters.register(this::pass, PRIORITY);
    }

    void failures(@Observes Router router) {
        router.route().order(-10_000).failureHandler(this::failed);
    }

    private void pass(RoutingContext context) {
        if (Departure.isBlocked(context)) {
            context.request().connection().close();
            return;
        }
        if (!RequestTarget.isApi(context.normalizedPath())) {
            open.pass(context);
            return;
        }
        if (tooLarge(context.request())) {
            context.response().putHeader("Connection", "close");
            context.addEndHandler(answered -> context.request().connection().close());
            refusals.answer(context, Problem.BODY_TOO_LARGE);
            return;
        }
        if (inFlight.incrementAndGet() > mostInFlight) {
            inFlight.decrementAndGet();
            refusals.answer(context, Problem.OVERLOADED);
            return;
        }
        context.addEndHandler(ended -> inFlight.decrementAndGet());
        if (budgets.take(context, caller(context))) context.next();
        else refusals.answer(context, Problem.TOO_MANY_REQUESTS);
    }

    /** By its announced length, before it is sent. What is not JSON is a file, or is refused for what it is. */
    private boolean tooLarge(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        var type = request.getHeader("Content-Type");
        var largest = request.path().equals("/v1/imports")
                ? largestImport
                : type == null || type.contains("json") ? largestBody : largestAttachment;
        return length != null
                && length.matches("\\d+")
                && (length.length() > 15 || Long.parseLong(length) > largest.asLongValue());
    }

    /** A budget belongs to a token; who shows none shares the one of their address. */
    private static String caller(RoutingContext context) {
        var token = context.request().getHeader("Authorization");
        return token == null
                ? context.request().remoteAddress().hostAddress()
                : Integer.toHexString(token.hashCode()) + token.length();
    }

    private void failed(RoutingContext context) {
        if (context.failure() instanceof AuthenticationFailedException
                || context.failure() instanceof UnauthorizedException) {
            context.response()
                    .putHeader("WWW-Authenticate", Challenge.of(context.request().getHeader("Authorization")));
            refusals.answer(context, Problem.UNAUTHENTICATED);
        } else if (context.statusCode() == 413) {
            refusals.answer(context, Problem.BODY_TOO_LARGE);
        } else if (context.statusCode() == 414) {
            refusals.answer(context, Problem.URI_TOO_LONG);
        } else if (context.statusCode() >= 400 && context.statusCode() < 500) {
            refusals.answer(context, Problem.BAD_REQUEST);
        } else {
            context.next();
        }
    }
}
