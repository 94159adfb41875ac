package org.gridmediation.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.gridmediation.job.Shutdown;

/** Before a caller is known: nothing new in a program that ends, nothing that is too large, no more guesses at tokens than an address may make, and every error a problem. */
@ApplicationScoped
class RequestLimits {
    /** After CORS (300), so that a front end may read a refusal too, and before authentication (200). */
    private static final int PRIORITY = 290;

    private static final long LINGER = 1000;

    @Inject
    LimitSettings limits;

    @Inject
    Refusals refusals;

    @Inject
    RateLimits rateLimits;

    @Inject
    OpenPaths open;

    @Inject
    Shutdown shutdown;

    void register(@Observes Filters filters) {
        filters.register(this::pass, PRIORITY);
    }

    void failures(@Observes Router router) {
        router.route().order(-10_000).failureHandler(this::failed);
        // A path or host that cannot be read comes past every route.
        router.errorHandler(400, context -> refusals.answer(context, Problem.BAD_REQUEST));
    }

    private void pass(RoutingContext context) {
        if (ResponseDelivery.isBlocked(context)) {
            ResponseDelivery.cut(ResponseDelivery.channel(context));
            return;
        }
        context.addEndHandler(answered -> endWith(context.request()));
        if (shutdown.isDelayOver()) {
            context.response().putHeader("Connection", "close");
            refusals.answer(context, Problem.OVERLOADED);
            return;
        }
        if (!RequestTarget.isApi(context.normalizedPath())) {
            open.pass(context);
            return;
        }
        if (tooLarge(context.request())) {
            context.response().putHeader("Connection", "close");
            refusals.answer(context, Problem.BODY_TOO_LARGE);
            return;
        }
        context.next();
    }

    /** What still comes of a body that was refused is read for a moment, or its sender might not see the answer. */
    private static void endWith(HttpServerRequest request) {
        if (request.isEnded()) return;
        request.handler(dropped -> {});
        request.resume();
        ((ConnectionBase) request.connection())
                .channel()
                .eventLoop()
                .schedule(
                        () -> {
                            if (!request.isEnded()) request.connection().close();
                        },
                        LINGER,
                        TimeUnit.MILLISECONDS);
    }

    /** By its announced length, before it is sent. */
    private boolean tooLarge(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        var largest = request.path().equals("/v1/imports")
                ? limits.importFile()
                : Admission.isFile(request) ? limits.attachment() : limits.body();
        return length != null
                && length.matches("\\d+")
                && (length.length() > 15 || Long.parseLong(length) > largest.asLongValue());
    }

    private void failed(RoutingContext context) {
        if (context.failure() instanceof AuthenticationFailedException
                || context.failure() instanceof UnauthorizedException) {
            if (!rateLimits.takeOfAddress(context)) {
                refusals.answer(context, Problem.TOO_MANY_REQUESTS);
                return;
            }
            context.response()
                    .putHeader(
                            "WWW-Authenticate", Challenge.of(context.request().getHeader("Authorization")));
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
