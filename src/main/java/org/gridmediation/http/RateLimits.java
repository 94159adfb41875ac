package org.gridmediation.http;

import io.github.bucket4j.Bucket;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many requests a caller may still make: so many a second, and as many again at once. */
@ApplicationScoped
class RateLimits {
    private static final String HEADER = "RateLimit";
    private static final int MOST_CALLERS = 10_000;

    @Inject
    LimitSettings limits;

    private final Map<String, Bucket> budgets = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    /** Takes one request off a caller's budget and says in the answer what is left of it. */
    boolean take(RoutingContext context, String caller) {
        var left = bucket(caller).tryConsumeAndReturnRemaining(1);
        tell(context.request(), left.getRemainingTokens());
        return left.isConsumed();
    }

    /** An answer that came before anything was taken off a budget says what is left of that of its address. */
    void tell(HttpServerRequest request) {
        if (request.response().headers().contains(HEADER)) return;
        tell(request, bucket(unverified(request)).getAvailableTokens());
    }

    private static void tell(HttpServerRequest request, long left) {
        request.response().putHeader(HEADER, "\"second\";r=" + left + ";t=1");
    }

    /** Takes it off the budget that all share who call from there and are not verified: a token that is no good buys none of its own. */
    boolean takeOfAddress(RoutingContext context) {
        return take(context, unverified(context.request()));
    }

    private static String unverified(HttpServerRequest request) {
        return "unverified " + request.remoteAddress().hostAddress();
    }

    private Bucket bucket(String caller) {
        synchronized (budgets) {
            return budgets.computeIfAbsent(caller, c -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(2L * limits.perSecond())
                            .refillGreedy(limits.perSecond(), Duration.ofSeconds(1)))
                    .build());
        }
    }
}
