package org.gridmediation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridmediation.access.Operation;
import org.gridmediation.access.Operation.Kind;

/** An operation of the contract, and what it addresses. */
record Addressed(String id, String method, String path, JsonNode described) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    Operation policy() {
        return Operation.of(id);
    }

    String collection() {
        return path.replaceFirst("/\\{.*", "");
    }

    /** The thing's own path in the place of the first variable; further ids are nobody's. */
    String at(String thing) {
        return at(thing, "01900000-0000-7000-8000-000000000001");
    }

    /** Of what nobody has. */
    String nobodys() {
        return at(collection() + (path.contains("{year}") ? "/2097" : "/01900000-0000-7000-8000-000000000000"));
    }

    String at(String thing, String part) {
        var address = path.replaceFirst("^[^{]*\\{\\w+}", thing);
        for (var parameter : described.path("parameters")) {
            var kinds = ContractFilter.resolve(parameter.path("schema")).path("enum");
            if (!kinds.isEmpty())
                address = address.replace(
                        "{" + parameter.path("name").asText() + "}",
                        kinds.get(0).asText());
        }
        return address.replaceAll("\\{\\w+}", part);
    }

    /** The media type of its body. */
    String type() {
        var types = described.at("/requestBody/content").properties();
        return types.stream()
                .filter(t -> t.getValue().has("examples"))
                .findFirst()
                .map(t -> t.getKey())
                .orElse("application/json");
    }

    /** The example of a body that is a file. */
    byte[] file() {
        return type().equals("application/json")
                ? null
                : described
                        .at("/requestBody/content")
                        .get(type())
                        .findPath("value")
                        .asText()
                        .getBytes(StandardCharsets.UTF_8);
    }

    /** Its required parameters, each with the first value that it may have. */
    String query() {
        var query = new ArrayList<String>();
        for (var parameter : described.path("parameters"))
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("required").asBoolean()) {
                var values = ContractFilter.resolve(parameter.get("schema")).path("enum");
                if (!values.isEmpty())
                    query.add(
                            parameter.get("name").asText() + "=" + values.get(0).asText());
            }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    ObjectNode example() {
        var examples = described.at("/requestBody/content/application~1json/examples");
        if (examples.isEmpty()) return null;
        var value = examples.iterator().next().get("value");
        try {
            return (ObjectNode) (value.isTextual() ? JSON.readTree(value.asText()) : value.deepCopy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Examples are sent elsewhere as they stand; this is a copy for one more request, so what must be unique is. */
    ObjectNode unlike(ObjectNode body) {
        var copy = body.deepCopy();
        var number = NUMBER.incrementAndGet();
        for (var unique : List.of("username", "clientId")) if (copy.has(unique)) copy.put(unique, "cell-" + number);
        if (copy.has("caseWord")) copy.put("caseWord", "示例" + number + "字");
        if (copy.has("name")) copy.put("name", "示例" + number);
        if (copy.has("unit") || copy.has("key"))
            copy.put("validFrom", LocalDate.of(2090, 1, 2).plusDays(number).toString());
        if (copy.path("code").asText().matches("[A-Z_]+")) copy.put("code", "CELL_" + number);
        else if (copy.has("code")) copy.put("code", "440103009" + (200 + number % 700));
        if (copy.has("document") && copy.has("name"))
            copy.put("sex", "MALE").put("birthDate", "1990-01-01").remove("document");
        if (copy.has("amount") && copy.has("validFrom")) copy.put("validFrom", "2091-01-01");
        copy.remove("creditCode");
        return copy;
    }

    /** Where this operation names something that may lie in an area. */
    List<String> addresses() {
        var found = new ArrayList<String>();
        if (path.contains("{")) found.add("path");
        for (var parameter : described.path("parameters"))
            if (parameter.path("in").asText().equals("query")
                    && parameter.toString().contains("AreaCode"))
                found.add("?" + parameter.get("name").asText());
        var body = ContractFilter.resolve(described.at("/requestBody/content/application~1json/schema"));
        for (var field : body.path("properties").properties())
            if (field.getValue().toString().contains("AreaCode")
                    || policy().kind() == Kind.CREATE
                            && field.getKey().endsWith("Id")
                            && !field.getKey().equals("clientId")) found.add("/" + field.getKey());
        if (policy().kind() == Kind.LIST || policy().kind() == Kind.SEARCH && !path.contains("{")) found.add("rows");
        return found.isEmpty() ? List.of("none") : found;
    }

    static List<Addressed> all() {
        var all = new ArrayList<Addressed>();
        ContractFilter.CONTRACT.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> {
                    var id = method.getValue().path("operationId").asText();
                    if (Operation.of(id) != null)
                        all.add(new Addressed(id, method.getKey(), path.getKey(), method.getValue()));
                }));
        return all;
    }
}
