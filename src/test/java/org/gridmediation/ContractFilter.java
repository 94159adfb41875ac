package org.gridmediation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.gridmediation.access.Operation;

/** An answer that the contract does not describe, in status, media type or body, fails the test that got it. */
class ContractFilter implements Filter {
    static final JsonNode CONTRACT = read();
    /** What HTTP itself says of any answer, to the next hop, a cache or a browser. */
    private static final Set<String> OF_HTTP = Set.of(
            "cache-control",
            "connection",
            "content-encoding",
            "content-length",
            "content-security-policy",
            "content-type",
            "date",
            "transfer-encoding",
            "vary",
            "x-content-type-options");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(
                    loaders -> loaders.schemas(uri -> uri.startsWith("urn:contract") ? CONTRACT.toString() : null)));

    private static final Map<String, JsonSchema> COMPILED = new ConcurrentHashMap<>();
    private static final JsonNode CLOSED = closed();
    private static final List<Address> ADDRESSES = CONTRACT.get("paths").properties().stream()
            .map(path -> Address.of(path.getKey(), path.getValue()))
            .sorted(Comparator.comparingInt(Address::variables))
            .toList();

    /** A path of the contract; the fewer variables it has, the better it fits. */
    private record Address(Pattern pattern, int variables, JsonNode methods) {
        static Address of(String path, JsonNode methods) {
            return new Address(
                    Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+")), path.split("\\{", -1).length, methods);
        }
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("openapi", "openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var response = Transport.send(request, expected, context);
        var path = URI.create(request.getURI()).getRawPath();
        if (path.startsWith("/v1/") || path.startsWith("/problems/"))
            check(request.getMethod().toLowerCase(), path, response);
        if (response.statusCode() / 100 == 2 && response.header("Location") != null)
            mustLeadOn(request, response.header("Location"));
        if (response.statusCode() == 409 && Api.json(response).has("existing"))
            mustLeadOn(request, Api.json(response).get("existing").asText());
        return response;
    }

    static void check(String method, String path, Response response) {
        // Of an answer to HEAD only the head can be looked at.
        if (method.equals("head")) return;
        var operation = operation(method, path);
        if (operation == null) {
            if (response.statusCode() != 404 && response.statusCode() != 405 && response.statusCode() != 401)
                throw new AssertionError("no operation for " + method + " " + path);
            return;
        }
        var name = operation.path("operationId").asText() + " " + response.statusCode();
        var answer = resolve(operation.path("responses").path(String.valueOf(response.statusCode())));
        if (answer.isMissingNode()) throw new AssertionError(name + " is not in the contract: " + response.asString());
        // What the contract promises with an answer is there: whoever reads it goes on with that ETag, at that place.
        for (var header : List.of("ETag", "Location", "Request-Id", "RateLimit", "Retry-After"))
            if (answer.path("headers").has(header) && response.header(header) == null)
                throw new AssertionError(name + " has no " + header);
        var declared = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        declared.addAll(OF_HTTP);
        answer.path("headers").fieldNames().forEachRemaining(declared::add);
        for (var header : response.headers())
            if (!declared.contains(header.getName()))
                throw new AssertionError(name + " has a header that is not in the contract: " + header.getName());
        var content = answer.path("content");
        if (content.isMissingNode() || content.isEmpty()) return;
        var type = response.contentType().split(";")[0];
        if (!content.has(type)) throw new AssertionError(name + " answers " + type);
        if (type.equals("application/problem+json")) {
            var problem = Api.json(response);
            var code = problem.path("code").asText();
            if (content.get(type).path("examples").findValuesAsText("code").stream()
                    .noneMatch(code::equals))
                throw new AssertionError(name + " may not be " + code + ": name it in the operation's x-problems");
            problem.path("errors").forEach(error -> mustBeAbout(operation, name, error));
        }
        if (response.statusCode() == 200
                && !type.equals("application/json")
                && answer.path("headers").has("Content-Disposition")
                && response.header("Content-Disposition") == null)
            throw new AssertionError(name + " has no Content-Disposition");
        if (!type.endsWith("json")) {
            if (response.asByteArray().length == 0) throw new AssertionError(name + " answers nothing");
            return;
        }
        try {
            var pointer = content.get(type).get("schema");
            var schema = COMPILED.computeIfAbsent(
                    pointer.toString(),
                    key -> SCHEMAS.getSchema(
                            SchemaLocation.of("urn:contract"),
                            wrapped(pointer),
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build()));
            // JSON lines are many bodies, or none.
            var bodies = type.equals("application/x-ndjson")
                    ? List.of(response.asString().split("\n"))
                    : List.of(response.asString());
            for (var body : bodies) {
                if (body.isEmpty() && type.equals("application/x-ndjson")) continue;
                var faults = schema.validate(JSON.readTree(body));
                if (!faults.isEmpty()) throw new AssertionError(name + " differs from the contract: " + faults);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever is led somewhere may go there: in one of the roles of the token, which has those of all posts. */
    private static void mustLeadOn(FilterableRequestSpecification request, String location) {
        var what = request.getMethod() + " " + request.getURI() + " leads to " + location;
        var there = operation("get", location);
        var token = request.getHeaders().getValue("Authorization");
        if (there == null) throw new AssertionError(what + ", which is nowhere");
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        if (Operation.of(there.path("operationId").asText()).roles().stream()
                .noneMatch(role -> claims.contains("\"" + role.realmName() + "\"")))
            throw new AssertionError(what + ", which is not for who asked");
    }

    /** What is said of a parameter or a body is said of one that the operation has. */
    private static void mustBeAbout(JsonNode operation, String name, JsonNode error) {
        if (error.has("pointer") && !operation.has("requestBody"))
            throw new AssertionError(name + " has no body: " + error);
        if (!error.has("parameter") || error.path("code").asText().equals("UNKNOWN_PARAMETER")) return;
        if (!operation
                .path("parameters")
                .findValuesAsText("name")
                .contains(error.get("parameter").asText()))
            throw new AssertionError(name + " has no such parameter: " + error);
    }

    /** The body's schema in one document with the components that it refers to; a field that the schema does not name is a fault. */
    private static JsonNode wrapped(JsonNode schema) {
        var document = JSON.createObjectNode();
        document.set("components", CLOSED);
        document.setAll((com.fasterxml.jackson.databind.node.ObjectNode) schema.deepCopy());
        return document;
    }

    private static JsonNode closed() {
        var components = (com.fasterxml.jackson.databind.node.ObjectNode)
                CONTRACT.get("components").deepCopy();
        components.get("schemas").forEach(s -> {
            if (s.has("properties"))
                ((com.fasterxml.jackson.databind.node.ObjectNode) s).put("unevaluatedProperties", false);
        });
        return components;
    }

    static JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : CONTRACT.at(reference.substring(1));
    }

    static JsonNode operation(String method, String path) {
        return ADDRESSES.stream()
                .filter(a -> a.methods.has(method) && a.pattern.matcher(path).matches())
                .findFirst()
                .map(a -> a.methods.get(method))
                .orElse(null);
    }
}
