package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Answers with a problem before a request reaches a resource. */
@ApplicationScoped
class Refusals {
    @Inject
    ObjectMapper mapper;

    @Inject
    Outages outages;

    void answer(RoutingContext context, Problem problem) {
        answer(context.request(), CommonHeaders.requestId(context), problem);
    }

    void answer(HttpServerRequest request, String requestId, Problem problem) {
        if (request.response().ended()) return;
        if (problem.status == 503) outages.note("no place for another request");
        var texts = Texts.of(request.getHeader("Accept-Language"));
        var response = request.response()
                .setStatusCode(problem.status)
                .putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
                .putHeader("Content-Language", texts.tag());
        if (problem.status == 429 || problem.status == 503) response.putHeader("Retry-After", "1");
        try {
            response.end(mapper.writeValueAsString(ProblemBody.of(problem, texts, requestId)));
        } catch (JsonProcessingException e) {
            response.end();
        }
    }
}
