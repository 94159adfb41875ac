package org.gridmediation.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.access.Operation;
import org.gridmediation.access.Role;

/** What the contract says of a path: its methods, and the media types of their bodies. */
@ApplicationScoped
class ContractPaths {
    @Inject
    PublishedContract contract;

    @Inject
    Refusals refusals;

    /** By {@link #shelf}: few of some hundreds are looked at for a request. */
    private Map<String, List<Template>> templates;

    /**
     * @param bodies by method, the media types that it takes
     * @param answers by method, the media types with which it answers
     * @param reading the operation that reads it, if one does
     */
    private record Template(
            Pattern pattern, Map<String, Set<String>> bodies, Map<String, Set<String>> answers, String reading) {
        static Template of(String path, JsonNode operations) {
            return new Template(
                    Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+")),
                    byMethod(operations, Template::bodies),
                    byMethod(operations, Template::answers),
                    operations.at("/get/operationId").asText());
        }

        private static Map<String, Set<String>> byMethod(
                JsonNode operations, Function<JsonNode, Stream<JsonNode>> contents) {
            return operations.properties().stream()
                    .collect(Collectors.toMap(
                            o -> o.getKey().toUpperCase(Locale.ROOT), o -> types(contents.apply(o.getValue()))));
        }

        private static Stream<JsonNode> bodies(JsonNode operation) {
            return Stream.of(operation.at("/requestBody/content"));
        }

        private static Stream<JsonNode> answers(JsonNode operation) {
            return operation.path("responses").properties().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .map(answer -> answer.getValue().path("content"));
        }

        /** In the contract's order, in which the one that is preferred comes first. */
        private static Set<String> types(Stream<JsonNode> contents) {
            var types = new LinkedHashSet<String>();
            contents.forEach(content -> content.fieldNames().forEachRemaining(types::add));
            return types;
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, 260);
    }

    private void pass(RoutingContext context) {
        if (!RequestTarget.isOfContract(context.normalizedPath())) {
            context.next();
            return;
        }
        var methods = matching(context.normalizedPath()).stream()
                .flatMap(t -> t.bodies.keySet().stream())
                .collect(Collectors.toSet());
        if ((methods.isEmpty() || Methods.of(methods).pass(context, refusals)) && isRead(context) && isTaken(context))
            context.next();
    }

    /**
     * Whether the body is said to be what the operation reads; it is answered when it is not. The framework would read as JSON whatever ends so
     * (merge-patch+json), and take no notice of a charset.
     */
    private boolean isRead(RoutingContext context) {
        var headers = context.request().headers();
        var said = headers.getAll(HttpHeaders.CONTENT_TYPE);
        var taken = types(context.request().method().name(), context.normalizedPath());
        if (!taken.isEmpty() && ContentCoding.isApplied(headers)) {
            context.response().putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
            refusals.answer(context, Problem.UNSUPPORTED_MEDIA_TYPE);
            return false;
        }
        if (said.isEmpty() || taken.isEmpty()) return true;
        var type = ContentType.of(said).filter(t -> t.isOneOf(taken));
        if (type.isPresent()) headers.set(HttpHeaders.CONTENT_TYPE, type.get().type());
        else {
            context.response().putHeader(HttpHeaders.ACCEPT, String.join(", ", taken));
            refusals.answer(context, Problem.UNSUPPORTED_MEDIA_TYPE);
        }
        return type.isPresent();
    }

    /**
     * Whether the request takes one of the media types of the answer; it is answered when it does not. That is decided here, and the framework is
     * told of the one that was chosen: by itself it gives what weighs nothing, JSON for whatever ends so, and whatever Java prints for a range.
     */
    private boolean isTaken(RoutingContext context) {
        var headers = context.request().headers();
        var wanted = Acceptance.of(headers.getAll(HttpHeaders.ACCEPT));
        var method = context.request().method();
        var offered =
                of(context.normalizedPath(), method == HttpMethod.HEAD ? "GET" : method.name(), Template::answers);
        if (offered.isEmpty()) return true;
        var best = wanted.best(offered);
        if (best.isEmpty()) refusals.answer(context, Problem.NOT_ACCEPTABLE);
        else {
            context.put(Negotiation.WANTED, wanted);
            headers.set(HttpHeaders.ACCEPT, best.get());
        }
        return best.isPresent();
    }

    /** The media types of the body that this method takes there. */
    Set<String> types(String method, String path) {
        return of(path, method, Template::bodies);
    }

    /** Whether this role may read what has this path, if it sees it. */
    boolean isReadBy(Role role, String path) {
        return matching(path).stream()
                .filter(t -> t.answers.containsKey("GET"))
                .findFirst()
                .map(t -> Operation.of(t.reading))
                .map(reading -> reading.roles().contains(role))
                .orElse(false);
    }

    /** The best template of those that have the method says it. */
    private Set<String> of(String path, String method, Function<Template, Map<String, Set<String>>> byMethod) {
        return matching(path).stream()
                .map(t -> byMethod.apply(t).get(method))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Set.of());
    }

    /** The fewer variables, the better it fits. */
    private List<Template> matching(String path) {
        return templates().getOrDefault(shelf(path), List.of()).stream()
                .filter(t -> t.pattern.matcher(path).matches())
                .toList();
    }

    /** Paths of as many segments, under the same collection. */
    private static String shelf(String path) {
        var segments = path.split("/", -1);
        return segments.length + (segments[1].equals("v1") ? segments[2] : segments[1]);
    }

    private synchronized Map<String, List<Template>> templates() {
        if (templates == null)
            templates = contract.paths().properties().stream()
                    .sorted(Comparator.comparingInt(path -> path.getKey().split("\\{").length))
                    .collect(Collectors.groupingBy(
                            path -> shelf(path.getKey()),
                            Collectors.mapping(
                                    path -> Template.of(path.getKey(), path.getValue()), Collectors.toList())));
        return templates;
    }
}
