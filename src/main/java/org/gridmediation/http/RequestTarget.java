package org.gridmediation.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The address of a request. A path has one spelling, the one of the contract: limits, headers, rights and the router all see that one, and
 * any other (an empty or dot segment, a letter as %41, a slash at the end, matrix parameters) is no resource's.
 */
@ApplicationScoped
class RequestTarget {
    /** After CORS (300), so that a front end may read a refusal too, and before all that goes by the path. */
    private static final int PRIORITY = 295;

    private static final int LONGEST = 8192;
    private static final int PARAMETERS = 1024;
    /** Pages whose parts are named relative to them. */
    private static final Set<String> FOLDERS = Set.of("/board/", "/q/swagger-ui/");

    @Inject
    Refusals refusals;

    void register(@Observes Filters filters) {
        filters.register(this::pass, PRIORITY);
    }

    private void pass(RoutingContext context) {
        if (context.request().uri().length() > LONGEST) refusals.answer(context, Problem.URI_TOO_LONG);
        else if (!PercentEncoding.isValid(context.request().uri())) refusals.answer(context, Problem.BAD_REQUEST);
        else if (isSpeltOtherwise(context)) refusals.answer(context, Problem.NOT_FOUND);
        else {
            if (context.request().uri().indexOf(';') >= 0) partAtAmpersandsOnly(context);
            context.next();
        }
    }

    /** A semicolon stands in a value like any other character; Vert.x by itself parts parameters at it, too. */
    private static void partAtAmpersandsOnly(RoutingContext context) {
        var query = context.queryParams().clear();
        new QueryStringDecoder(context.request().uri(), StandardCharsets.UTF_8, true, PARAMETERS, true)
                .parameters()
                .forEach(query::add);
    }

    private static boolean isSpeltOtherwise(RoutingContext context) {
        var path = context.request().path();
        return !path.equals(context.normalizedPath())
                || path.indexOf(';') >= 0
                || path.endsWith("/") && !FOLDERS.contains(path);
    }

    static boolean isOfContract(String path) {
        return isApi(path) || path.startsWith("/problems/");
    }

    static boolean isApi(String path) {
        return path.startsWith("/v1/");
    }
}
