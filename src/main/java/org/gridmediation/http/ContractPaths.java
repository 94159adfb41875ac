package org.gridmediation.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
     */
    private record Template(Pattern pattern, Map<String, Set<String>> bodies, Map<String, Set<String>> answers) {
        static Template of(String path, JsonNode operations) {
            return new Template(
                    Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+")),
                    byMethod(operations, Template::bodies),
                    byMethod(operations, Template::answers));
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
     * Whether the request takes one of the media types of the answer; it is answered when it does not. That is decided here: the framework
     * gives what weighs nothing, and JSON for whatever ends so, and writes the weight of what it gives into the answer.
     */
    private boolean isTaken(RoutingContext context) {
        var headers = context.request().headers();
        var wanted = Acceptance.of(String.join(",", headers.getAll(HttpHeaders.ACCEPT)));
        var offered = wanted.isEmpty() ? List.<String>of() : answers(context);
        if (offered.isEmpty()) return true;
        var best = wanted.get().best(offered);
        if (best.isEmpty()) refusals.answer(context, Problem.NOT_ACCEPTABLE);
        else if (wanted.get().weighed()) headers.set(HttpHeaders.ACCEPT, best.get());
        return best.isPresent();
    }

    private List<String> answers(RoutingContext context) {
        var method = context.request().method();
        return matching(context.normalizedPath()).stream()
                .flatMap(t ->
                        t.answers.getOrDefault(method == HttpMethod.HEAD ? "GET" : method.name(), Set.of()).stream())
                .toList();
    }

    /** The media types of the body that this method takes there. */
    Set<String> types(String method, String path) {
        return matching(path).stream()
                .flatMap(t -> t.bodies.getOrDefault(method, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

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
                    .collect(Collectors.groupingBy(
                            path -> shelf(path.getKey()),
                            Collectors.mapping(
                                    path -> Template.of(path.getKey(), path.getValue()), Collectors.toList())));
        return templates;
    }
}
