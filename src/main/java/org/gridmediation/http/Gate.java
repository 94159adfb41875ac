package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bucket4j.Bucket;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Before a request reaches a resource: no more than this server can carry, no more than a caller's budget, and every error a problem. */
@ApplicationScoped
class Gate {
    @ConfigProperty(name = "grid-mediation.limits.in-flight", defaultValue = "256")
    int mostInFlight;

    @ConfigProperty(name = "grid-mediation.limits.per-second", defaultValue = "50")
    int perSecond;

    @ConfigProperty(name = "grid-mediation.limits.body", defaultValue = "1M")
    MemorySize largestBody;

    @ConfigProperty(name = "grid-mediation.limits.attachment", defaultValue = "20M")
    MemorySize largestAttachment;

    @ConfigProperty(name = "grid-mediation.limits.import")
    MemorySize largestImport;

    @Inject
    ObjectMapper mapper;

    private static final int LONGEST_URI = 4096;

    private final AtomicInteger inFlight = new AtomicInteger();
    private final Map<String, Bucket> budgets = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > 10_000;
        }
    };

    void register(@Observes Filters filters) {
        filters.register(this::pass, 1000);
    }

    void failures(@Observes Router router) {
        router.route().order(-10_000).failureHandler(this::failed);
    }

    private void pass(RoutingContext context) {
        if (!context.request().path().startsWith("/v1/")) {
            context.next();
            return;
        }
        if (context.request().uri().length() > LONGEST_URI) {
            answer(context, Problem.URI_TOO_LONG);
            return;
        }
        if (tooLarge(context.request())) {
            context.response().putHeader("Connection", "close");
            context.addEndHandler(answered -> context.request().connection().close());
            answer(context, Problem.BODY_TOO_LARGE);
            return;
        }
        if (inFlight.incrementAndGet() > mostInFlight) {
            inFlight.decrementAndGet();
            answer(context, Problem.OVERLOADED);
            return;
        }
        context.addEndHandler(ended -> inFlight.decrementAndGet());
        var left = budget(context).tryConsumeAndReturnRemaining(1);
        context.response().putHeader("RateLimit", "\"second\";r=" + left.getRemainingTokens() + ";t=1");
        if (left.isConsumed()) context.next();
        else answer(context, Problem.TOO_MANY_REQUESTS);
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
    private Bucket budget(RoutingContext context) {
        var token = context.request().getHeader("Authorization");
        var caller = token == null
                ? context.request().remoteAddress().hostAddress()
                : Integer.toHexString(token.hashCode()) + token.length();
        synchronized (budgets) {
            return budgets.computeIfAbsent(caller, c -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(2L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build());
        }
    }

    private void failed(RoutingContext context) {
        if (context.failure() instanceof AuthenticationFailedException
                || context.failure() instanceof UnauthorizedException) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            answer(context, Problem.UNAUTHENTICATED);
        } else if (context.statusCode() == 413) {
            answer(context, Problem.BODY_TOO_LARGE);
        } else if (context.statusCode() == 414) {
            answer(context, Problem.URI_TOO_LONG);
        } else if (context.statusCode() >= 400 && context.statusCode() < 500) {
            answer(context, Problem.BAD_REQUEST);
        } else {
            context.next();
        }
    }

    private void answer(RoutingContext context, Problem problem) {
        if (context.response().ended()) return;
        var texts = Texts.of(context.request().getHeader("Accept-Language"));
        var body = new ProblemBody(
                "/problems/" + problem.slug(),
                texts.problem(problem, "title"),
                problem.status,
                texts.problem(problem, "detail"),
                problem.name(),
                null,
                null,
                null,
                UUID.randomUUID().toString(),
                null);
        var response = context.response()
                .setStatusCode(problem.status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Content-Language", texts.tag());
        if (problem.status == 429 || problem.status == 503) response.putHeader("Retry-After", "1");
        try {
            response.end(mapper.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            response.end();
        }
    }
}
