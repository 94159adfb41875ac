package org.gridmediation.contract;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.gridmediation.access.Operation.Kind;
import org.gridmediation.access.Role;
import org.gridmediation.http.EntityTags;
import org.gridmediation.http.Problem;
import org.gridmediation.http.QueryParameters;
import org.gridmediation.http.Texts;

/**
 * Completes the generated contract with what every operation of a kind has: preconditions, idempotency, paging, and each error it can
 * give. Kinds and roles come from access.csv, an operation's own problems from its {@code x-problems}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Contract implements OASFilter {
    private static final String PROBLEMS = "x-problems";
    private static final String OPTIONAL_BODY = "x-optional-body";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme("keycloak")));
        api.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .forEach((method, operation) -> complete(api, operation, method != PathItem.HttpMethod.GET)));
        api.getComponents().addSchema("Geometry", ContractParts.geometry());
        if (api.getComponents() != null && api.getComponents().getSchemas() != null)
            api.getComponents().getSchemas().values().forEach(Bounds::fill);
        RequestSchemas.close(api);
        api.getComponents().addHeader("RetryAfter", ContractParts.integer("Seconds to wait."));
        api.getComponents()
                .addHeader("RequestId", ContractParts.text("Names this request in the server's log and journal."));
        api.getComponents()
                .addHeader(
                        "RateLimit",
                        ContractParts.text(
                                "What is left of the caller's budget, as the IETF draft \"RateLimit header fields\" writes it."));
        api.getComponents()
                .addHeader("Content-Language", ContractParts.text("The language of the texts: zh-CN or en."));
        api.getComponents()
                .addHeader(
                        "WWW-Authenticate",
                        ContractParts.text("Bearer, and what is wrong with the token that was sent (RFC 6750, 3)."));
        api.getComponents().addHeader("Accept", ContractParts.text("The media types that the operation reads."));
        api.getComponents()
                .addHeader(
                        "Accept-Encoding", ContractParts.text("identity, when the body was sent in another coding."));
        api.getComponents().addHeader("Access-Control-Allow-Origin", ContractParts.text("For a permitted Origin."));
        api.getServers().forEach(server -> server.addExtension("x-internal", false));
        api.getComponents().getResponses().values().forEach(Contract::common);
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(response -> response.getRef() == null)
                .forEach(Contract::common);
        var schemas = new TreeMap<>(api.getComponents().getSchemas());
        api.getComponents().setSchemas(schemas);
        api.getComponents().setResponses(new TreeMap<>(api.getComponents().getResponses()));
    }

    /** @param awaited whether a body that comes is waited for */
    private void complete(OpenAPI api, Operation operation, boolean awaited) {
        var rule = org.gridmediation.access.Operation.of(operation.getOperationId());
        var problems = new ArrayList<>(own(operation));
        problems.add(Problem.BAD_REQUEST);
        problems.add(Problem.INVALID_PARAMETER);
        problems.add(Problem.BODY_TOO_LARGE);
        problems.add(Problem.URI_TOO_LONG);
        problems.add(Problem.HEADERS_TOO_LARGE);
        problems.add(Problem.NOT_ACCEPTABLE);
        problems.add(Problem.TOO_MANY_REQUESTS);
        problems.add(Problem.INTERNAL);
        problems.add(Problem.OVERLOADED);
        var parameters =
                new ArrayList<Parameter>(operation.getParameters() == null ? List.of() : operation.getParameters());
        if (parameters.stream().anyMatch(p -> p.getIn() == Parameter.In.PATH)) problems.add(Problem.NOT_FOUND);
        if (parameters.stream().anyMatch(p -> "area".equals(p.getName())) || operation.getRequestBody() != null)
            problems.add(Problem.AREA_NOT_YOURS);
        if (operation.getRequestBody() != null) {
            operation
                    .getRequestBody()
                    .setRequired(operation.getExtensions() == null
                            || !operation.getExtensions().containsKey(OPTIONAL_BODY));
            problems.addAll(List.of(Problem.INVALID_BODY, Problem.UNSUPPORTED_MEDIA_TYPE));
        }
        if (awaited) problems.add(Problem.BODY_TOO_SLOW);
        if (rule == null) {
            operation.setSecurity(List.of());
        } else {
            problems.addAll(List.of(Problem.UNAUTHENTICATED));
            // Also what every role may: somebody may have no post, or name one that is not theirs.
            problems.addAll(List.of(Problem.NO_VALID_POST, Problem.OPERATION_NOT_PERMITTED));
            parameters.add(ContractParts.identifier(
                    "Acting-Post", "The post under which to act, one of `GET /v1/me`; the main post when absent."));
            complete(operation, rule.kind(), parameters, problems);
            operation.addExtension(
                    "x-roles",
                    rule.roles().stream().map(Role::realmName).sorted().toList());
        }
        parameters.add(ContractParts.header(
                "Accept-Language",
                "Language of problem texts: zh-CN (default) or en.",
                false,
                QueryParameters.LONGEST_HEADER,
                null));
        parameters.stream()
                .filter(p -> p.getIn() == Parameter.In.QUERY)
                .forEach(p -> Bounds.text(p.getSchema(), QueryParameters.LONGEST));
        parameters.forEach(p -> Bounds.fill(p.getSchema()));
        operation.setParameters(parameters);
        operation.removeExtension(PROBLEMS);
        operation.removeExtension(OPTIONAL_BODY);
        operation.getResponses().getAPIResponses().values().forEach(r -> {
            r.removeExtension(PROBLEMS);
            r.removeExtension(OPTIONAL_BODY);
        });
        answer(api, operation, problems);
    }

    private static void complete(Operation operation, Kind kind, List<Parameter> parameters, List<Problem> problems) {
        if (kind.idempotent()) {
            parameters.add(ContractParts.header(
                    QueryParameters.IDEMPOTENCY_KEY,
                    "Makes a repetition safe: the same key, request and post get the first answer again. Kept 30 days.",
                    false,
                    QueryParameters.LONGEST_KEY,
                    QueryParameters.KEY));
            problems.addAll(List.of(Problem.IDEMPOTENCY_KEY_IN_USE, Problem.IDEMPOTENCY_KEY_REUSED));
        }
        if (kind.conditional()) {
            parameters.add(ContractParts.header(
                    "If-Match",
                    "The ETag of the version seen of the resource that is changed (RFC 9110, 13.1.1); `*` for whichever there is.",
                    true,
                    EntityTags.LONGEST,
                    EntityTags.PATTERN));
            parameters.add(ContractParts.header(
                    "If-None-Match",
                    "ETags: 412 when the resource is in one of these versions, with `*` whenever it exists (RFC 9110, 13.1.2).",
                    false,
                    EntityTags.LONGEST,
                    EntityTags.PATTERN));
            problems.addAll(List.of(Problem.VERSION_REQUIRED, Problem.VERSION_STALE));
        }
        if (kind != Kind.GET && kind != Kind.LIST && kind != Kind.READ) problems.add(Problem.RESULT_UNKNOWN);
        if (kind == Kind.GET) {
            parameters.add(ContractParts.header(
                    "If-Match",
                    "ETags of earlier answers: 412 when the resource is in none of these versions (RFC 9110, 13.1.1).",
                    false,
                    EntityTags.LONGEST,
                    EntityTags.PATTERN));
            problems.add(Problem.VERSION_STALE);
            parameters.add(ContractParts.header(
                    "If-None-Match",
                    "ETags of earlier answers: an empty 304 while the answer would be the same (RFC 9110, 13.1.2).",
                    false,
                    EntityTags.LONGEST,
                    EntityTags.PATTERN));
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (!status.startsWith("2")) return;
            var headers = new LinkedHashMap<String, Header>();
            if (kind != Kind.LIST && kind != Kind.READ && kind != Kind.SEARCH) headers.put("ETag", version());
            if (kind.idempotent() || status.equals("201") || status.equals("202"))
                headers.put("Location", ContractParts.text("Where the resource lives."));
            if (kind.idempotent())
                headers.put(
                        "Idempotency-Replayed",
                        ContractParts.text("true, when this is the first answer to the Idempotency-Key, given again."));
            if (parameters.stream().anyMatch(p -> "cursor".equals(p.getName())))
                headers.put("Link", ContractParts.text("The next page, rel=\"next\"; absent on the last one."));
            if (response.getContent() != null
                    && response.getContent().getMediaTypes().keySet().stream()
                            .anyMatch(type -> !type.equals("application/json")))
                headers.put(
                        "Content-Disposition",
                        ContractParts.text("A name for the file, without personal data (RFC 6266)."));
            if (response.getHeaders() != null) headers.putAll(response.getHeaders());
            response.setHeaders(headers);
            if (response.getContent() != null)
                response.getContent().getMediaTypes().values().forEach(m -> Bounds.fill(m.getSchema()));
        });
        if (kind == Kind.GET)
            operation
                    .getResponses()
                    .addAPIResponse(
                            "304",
                            createAPIResponse()
                                    .description("Not changed since that version.")
                                    .addHeader("ETag", version()));
    }

    private static Header version() {
        return ContractParts.text(
                "The version of the resource; where it is read, a dot and a digest of the answer follow. If-Match compares the version, If-None-Match compares both.");
    }

    private static void common(APIResponse response) {
        response.addHeader("Request-Id", OASFactory.createHeader().ref("#/components/headers/RequestId"));
        refer(response, "RateLimit");
        refer(response, "Access-Control-Allow-Origin");
    }

    private static List<Problem> own(Operation operation) {
        var named = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(PROBLEMS);
        return named == null
                ? List.of()
                : Stream.of(named.toString().split("\\s*,\\s*"))
                        .map(Problem::valueOf)
                        .toList();
    }

    private static void answer(OpenAPI api, Operation operation, List<Problem> problems) {
        Map<Integer, List<Problem>> byStatus = problems.stream()
                .distinct()
                .sorted()
                .collect(Collectors.groupingBy(p -> p.status, TreeMap::new, Collectors.toList()));
        var answers = OASFactory.createAPIResponses();
        operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(e -> e.getKey().startsWith("2") || e.getKey().startsWith("3"))
                .forEach(e -> answers.addAPIResponse(e.getKey(), e.getValue()));
        byStatus.forEach((status, kinds) -> {
            // Operations that can fail alike share the description.
            var name = status + "-" + kinds.stream().map(Problem::slug).collect(Collectors.joining("-"));
            if (api.getComponents().getResponses() == null
                    || !api.getComponents().getResponses().containsKey(name))
                api.getComponents().addResponse(name, problem(status, kinds));
            answers.addAPIResponse(String.valueOf(status), createAPIResponse().ref("#/components/responses/" + name));
        });
        operation.setResponses(answers);
    }

    private static APIResponse problem(int status, List<Problem> kinds) {
        var texts = Texts.of("en");
        var content = createMediaType().schema(createSchema().ref("#/components/schemas/Problem"));
        for (var kind : kinds) {
            var example = new LinkedHashMap<String, Object>();
            example.put("type", "/problems/" + kind.slug());
            example.put("title", texts.problem(kind, "title"));
            example.put("status", status);
            example.put("code", kind.name());
            content.addExample(kind.slug(), OASFactory.createExample().value(example));
        }
        var response = createAPIResponse()
                .description(kinds.stream()
                        .map(k -> "`" + k.slug() + "`: " + texts.problem(k, "title"))
                        .collect(Collectors.joining("; ")))
                .content(createContent().addMediaType("application/problem+json", content));
        refer(response, "Content-Language");
        if (status == 401) refer(response, "WWW-Authenticate");
        if (status == 415) {
            refer(response, "Accept");
            refer(response, "Accept-Encoding");
        }
        if (status == 429 || status == 503)
            response.addHeader("Retry-After", OASFactory.createHeader().ref("#/components/headers/RetryAfter"));
        return response;
    }

    private static void refer(APIResponse response, String header) {
        response.addHeader(header, OASFactory.createHeader().ref("#/components/headers/" + header));
    }
}
