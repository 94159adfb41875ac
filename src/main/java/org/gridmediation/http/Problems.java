package org.gridmediation.http;

import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.logging.Log;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.http.Problem.Fault;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** The one place where an exception becomes an answer. Nobody's data and no inner working is in it. */
class Problems {
    /** Each database constraint that a request can break, so that a race gives the same answer as the check before it. */
    private static final Map<String, Problem> CONSTRAINTS = Map.ofEntries(
            Map.entry("area_pkey", Problem.DUPLICATE_CODE),
            Map.entry("organization_credit_code_key", Problem.DUPLICATE_CODE),
            Map.entry("organization_case_word_key", Problem.DUPLICATE_CODE),
            Map.entry("code_key", Problem.DUPLICATE_CODE),
            Map.entry("organization_name_key", Problem.DUPLICATE_NAME),
            Map.entry("staff_username_key", Problem.DUPLICATE_NAME),
            Map.entry("client_client_id_key", Problem.DUPLICATE_NAME),
            Map.entry("resident_document_key", Problem.DUPLICATE_DOCUMENT),
            Map.entry("dispute_link_current_key", Problem.ALREADY_LINKED),
            Map.entry("dispute_reference_number_key", Problem.REFERENCE_TAKEN),
            Map.entry("calendar_year_pkey", Problem.VERSION_STALE),
            Map.entry("deadline_policy_key", Problem.POLICY_EXISTS),
            Map.entry("district_policy_key", Problem.POLICY_EXISTS),
            Map.entry("report_period_key", Problem.REPORT_EXISTS),
            Map.entry("staff_resident_key", Problem.RESIDENT_LINKED),
            Map.entry("dispute_party_resident_key", Problem.CONFLICT),
            Map.entry("dispute_fact_mark_party_key", Problem.FACT_MARKED),
            Map.entry("dispute_recusal_pending_key", Problem.RECUSAL_PENDING),
            Map.entry("mediator_staff_organization_key", Problem.MEDIATOR_EXISTS));

    @Inject
    HttpHeaders headers;

    @Inject
    RequestId requestId;

    @Inject
    ContractPaths paths;

    @Inject
    Caller caller;

    @Inject
    Request request;

    @Inject
    Outages outages;

    @Inject
    RateLimits rateLimits;

    @Inject
    CurrentVertxRequest current;

    @ServerExceptionMapper
    Response raised(Problem.Refusal raised) {
        if (raised.reason != null) outages.note(raised.reason);
        else if (raised.problem.status == 503) outages.note(raised.problem.name());
        var texts = Texts.of(headers);
        return answer(new ProblemBody(
                "/problems/" + raised.problem.slug(),
                texts.problem(raised.problem, "title"),
                raised.problem.status,
                texts.problem(raised.problem, "detail", raised.arguments),
                raised.problem.name(),
                seen(raised.location),
                raised.state,
                raised.allowedActions,
                raised.actingPosts,
                requestId.value(),
                ProblemBody.errors(texts, raised.faults),
                null));
    }

    private String seen(String existing) {
        return existing != null && paths.isReadBy(caller.post().role(), existing) ? existing : null;
    }

    @ServerExceptionMapper
    Response faulty(FaultyRequest faulty) {
        return answer(faulty.problem, null, faulty.faults, faulty.more);
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e) {
        if (!rateLimits.takeOfAddress(current.getCurrent())) return answer(Problem.TOO_MANY_REQUESTS);
        return Response.fromResponse(answer(Problem.UNAUTHENTICATED))
                .header(HttpHeaders.WWW_AUTHENTICATE, Challenge.of(headers.getHeaderString(HttpHeaders.AUTHORIZATION)))
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, SimpleResourceInfo operation) {
        // Two hats are common: where the role is in the way, the posts of the same person whose role is not are named.
        return answer(
                caller.post() == null ? Problem.NO_VALID_POST : Problem.OPERATION_NOT_PERMITTED,
                caller.otherPosts(operation.getMethodName(), post -> true),
                List.of(),
                0);
    }

    @ServerExceptionMapper
    Response invalid(ResteasyReactiveViolationException e) {
        var faults = new Faults();
        e.getConstraintViolations().stream().map(Violation::inParameter).forEach(faults::add);
        faults.sort();
        return faulty(faults.of(Problem.INVALID_PARAMETER));
    }

    @ServerExceptionMapper
    Response stale(OptimisticLockException e) {
        return answer(Problem.VERSION_STALE);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        var problem =
                switch (e.getResponse().getStatus()) {
                    case 401 -> Problem.UNAUTHENTICATED;
                    case 403 -> Problem.OPERATION_NOT_PERMITTED;
                    case 404 -> Problem.NOT_FOUND;
                    case 405 -> Problem.METHOD_NOT_ALLOWED;
                    case 406 -> Problem.NOT_ACCEPTABLE;
                    case 413 -> Problem.BODY_TOO_LARGE;
                    case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE;
                    case 503 -> Problem.OVERLOADED;
                    default -> e.getResponse().getStatus() < 500 ? Problem.BAD_REQUEST : Problem.INTERNAL;
                };
        if (problem == Problem.INTERNAL) return unexpected(e);
        return answer(problem);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        if (Outages.isInDoubt(e)) return unavailable(isSafe() ? Problem.OVERLOADED : Problem.RESULT_UNKNOWN, e);
        for (var cause : Outages.all(e).toList()) {
            if (cause instanceof Problem.Refusal raised) return raised(raised);
            if (cause instanceof OptimisticLockException || cause instanceof org.hibernate.StaleStateException)
                return answer(Problem.VERSION_STALE);
            if (cause instanceof org.hibernate.exception.ConstraintViolationException broken) {
                var known = CONSTRAINTS.get(
                        String.valueOf(broken.getConstraintName()).toLowerCase(Locale.ROOT));
                return answer(known == null ? Problem.CONFLICT : known);
            }
            if (cause instanceof SQLException sql && "42501".equals(sql.getSQLState()))
                return answer(Problem.AREA_NOT_YOURS);
        }
        if (Outages.isPassing(e)) return unavailable(Problem.OVERLOADED, e);
        // Who asked is gone.
        if (current.getCurrent() != null && current.getCurrent().response().closed())
            return answer(Problem.BAD_REQUEST);
        // The exception's text may quote a row, so only its kind and the places in the code are logged.
        Log.errorf("request %s failed: %s at %s", requestId.value(), kinds(e), places(e));
        return answer(Problem.INTERNAL);
    }

    private Response unavailable(Problem problem, Throwable reason) {
        outages.note(reason);
        return answer(problem);
    }

    private boolean isSafe() {
        return Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    }

    private static String kinds(Throwable e) {
        var kind = e.getClass().getName() + (e instanceof SQLException sql ? " " + sql.getSQLState() : "");
        return e.getCause() == null || e.getCause() == e ? kind : kind + " < " + kinds(e.getCause());
    }

    private static List<StackTraceElement> places(Throwable e) {
        var root = e;
        while (root.getCause() != null && root.getCause() != root) root = root.getCause();
        return List.of(root.getStackTrace()).subList(0, Math.min(12, root.getStackTrace().length));
    }

    private Response answer(Problem problem) {
        return answer(problem, null, List.of(), 0);
    }

    private Response answer(Problem problem, List<UUID> actingPosts, List<Fault> faults, int more) {
        var texts = Texts.of(headers);
        return answer(new ProblemBody(
                "/problems/" + problem.slug(),
                texts.problem(problem, "title"),
                problem.status,
                texts.problem(problem, "detail"),
                problem.name(),
                null,
                null,
                null,
                actingPosts,
                requestId.value(),
                ProblemBody.errors(texts, faults),
                more == 0 ? null : more));
    }

    private Response answer(ProblemBody body) {
        var response = Response.status(body.status())
                .type(ProblemBody.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, Texts.of(headers).tag())
                .entity(body);
        if (body.status() == 415) response.header(HttpHeaders.ACCEPT, String.join(", ", types()));
        if (body.status() == 503 || body.status() == 429) response.header(HttpHeaders.RETRY_AFTER, 1);
        return response.build();
    }

    private Set<String> types() {
        var context = current.getCurrent();
        return context == null
                ? Set.of()
                : paths.types(context.request().method().name(), context.normalizedPath());
    }
}
