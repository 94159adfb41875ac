package org.gridmediation.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.TreeSet;

/** The methods of one path: OPTIONS lists them, and so does the refusal of any other. */
record Methods(Set<String> allowed) {
    static Methods of(Set<String> described) {
        var allowed = new TreeSet<>(described);
        if (allowed.contains("GET")) allowed.add("HEAD");
        allowed.add("OPTIONS");
        return new Methods(allowed);
    }

    /** Whether the request goes on; it is answered when it does not. */
    boolean pass(RoutingContext context, Refusals refusals) {
        var method = context.request().method();
        if (method != HttpMethod.OPTIONS && allowed.contains(method.name())) return true;
        context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        if (method == HttpMethod.OPTIONS) context.response().setStatusCode(204).end();
        else refusals.answer(context, Problem.METHOD_NOT_ALLOWED);
        return false;
    }
}
