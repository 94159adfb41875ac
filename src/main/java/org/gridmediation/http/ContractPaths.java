package org.gridmediation.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the contract says of a path: its methods, and the media types of their bodies. */
@ApplicationScoped
class ContractPaths {
    @Inject
    PublishedContract contract;

    @Inject
    Refusals refusals;

    /** By {@link #shelf}: few of some hundreds are looked at for a request. */
    private Map<String, List<Template>> templates;

    /** @param bodies by method, the media types that it takes */
    private record Template(Pattern pattern, Map<String, Set<String>> bodies) {
        static Template of(String path, JsonNode operations) {
            return new Template(
                    Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+")),
                    operations.properties().stream()
                            .collect(Collectors.toMap(
                                    o -> o.getKey().toUpperCase(Locale.ROOT), o -> types(o.getValue()))));
        }

        private static Set<String> types(JsonNode operation) {
            var types = new TreeSet<String>();
            operation.at("/requestBody/content").fieldNames().forEachRemaining(types::add);
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
        if (methods.isEmpty() || Methods.of(methods).pass(context, refusals)) context.next();
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
