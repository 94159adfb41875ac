package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.gridmediation.job.Shutdown;

/** Answers with a problem before a request reaches a resource. */
@ApplicationScoped
class Refusals {
    @Inject
    ObjectMapper mapper;

    @Inject
    Outages outages;

    @Inject
    RateLimits rateLimits;

    @Inject
    Shutdown shutdown;

    void answer(RoutingContext context, Problem problem) {
        answer(context.request(), CommonHeaders.requestId(context), problem);
    }

    void answer(RoutingContext context, FaultyRequest faulty) {
        answer(context.request(), CommonHeaders.requestId(context), faulty);
    }

    void answer(HttpServerRequest request, String requestId, Problem problem) {
        answer(request, requestId, new FaultyRequest(problem, List.of(), 0));
    }

    void answer(HttpServerRequest request, String requestId, FaultyRequest faulty) {
        if (request.response().ended()) return;
        var problem = faulty.problem;
        rateLimits.tell(request);
        if (problem.status == 503)
            outages.note(shutdown.isDelayOver() ? "the program ends" : "no place for another request");
        var texts = Texts.of(request.getHeader("Accept-Language"));
        var response = request.response()
                .setStatusCode(problem.status)
                .putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
                .putHeader("Content-Language", texts.tag());
        if (problem.status == 429 || problem.status == 503) response.putHeader("Retry-After", "1");
        try {
            var body = Buffer.buffer(mapper.writeValueAsBytes(ProblemBody.of(faulty, texts, requestId)));
            // Vert.x says it of what it sends only, and HEAD is told it too.
            response.putHeader("Content-Length", String.valueOf(body.length())).end(body);
        } catch (JsonProcessingException e) {
            response.end();
        }
    }
}
