package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The contract's limits are the server's: what is just outside of one is refused by its name, in every field and every header of every operation. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
@LongRun
class LimitsTest {
    private static final JsonNodeFactory JSON = new ObjectMapper().getNodeFactory();
    private static final String NOBODY = "01900000-0000-7000-8000-000000000000";

    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger tried = new AtomicInteger();

    @Test
    void ofEveryFieldOfABody() throws Exception {
        Api.each(Addressed.all(), operation -> {
            var example = operation.example();
            if (example == null) return;
            var schema = operation.described().at("/requestBody/content/application~1json/schema");
            within(schema, example, "", (pointer, change) -> {
                var body = example.deepCopy();
                change.accept(body);
                refused(
                        operation,
                        "INVALID_BODY",
                        "pointer",
                        pointer,
                        FuzzTest.raw(FuzzTest.account(operation.id()))
                                .body(FuzzTest.bytes(body.toString()))
                                .request(operation.method(), operation.nobodys()));
            });
        });
        assertThat(faults).isEmpty();
        assertThat(tried.get()).isGreaterThan(1000);
    }

    @Test
    void ofEveryHeader() throws Exception {
        Api.each(Addressed.all(), operation -> {
            for (var header : operation.described().path("parameters")) {
                if (!header.path("in").asText().equals("header")) continue;
                var name = header.get("name").asText();
                for (var value : outside(ContractFilter.resolve(header.get("schema")))) {
                    // A header's value is bytes: what is no ASCII is no matter of the contract.
                    var text = value.asText().replace('字', 'x');
                    var request = FuzzTest.raw(FuzzTest.account(operation.id()));
                    if (operation.described().has("requestBody"))
                        request = request.contentType(operation.type()).body(body(operation));
                    refused(
                            operation,
                            "INVALID_PARAMETER",
                            "parameter",
                            name,
                            replaced(request, name, text)
                                    .request(operation.method(), operation.nobodys() + operation.query()));
                }
            }
        });
        assertThat(faults).isEmpty();
        assertThat(tried.get()).isGreaterThan(500);
    }

    private static RequestSpecification replaced(RequestSpecification request, String name, String value) {
        ((FilterableRequestSpecification) request).removeHeader(name);
        return request.header(name, value);
    }

    private static byte[] body(Addressed operation) {
        return operation.file() != null ? operation.file() : FuzzTest.bytes(String.valueOf(operation.example()));
    }

    private void refused(Addressed operation, String code, String kind, String place, Response answer) {
        tried.incrementAndGet();
        FuzzTest.check(faults, operation.id() + " " + place, answer);
        var problem = Api.json(answer);
        if (answer.statusCode() != 400
                || !problem.path("code").asText().equals(code)
                || !problem.path("errors").findValuesAsText(kind).contains(place))
            faults.add(operation.id() + " " + place + ": " + answer.statusCode() + " "
                    + answer.asString()
                            .substring(0, Math.min(300, answer.asString().length())));
    }

    private interface Trial {
        void of(String pointer, Consumer<JsonNode> change);
    }

    /** Of an object of the example, each field that its schema names, and one that it does not. */
    private void within(JsonNode named, JsonNode example, String pointer, Trial trial) {
        // A map's shape is judged as a whole.
        if (named.path("$ref").asText().endsWith("/Geometry")) return;
        var schema = whole(named);
        if (example instanceof ArrayNode list && !list.isEmpty())
            within(schema.path("items"), list.get(0), pointer + "/0", trial);
        if (!(example instanceof ObjectNode object) || !schema.has("properties")) return;
        if (schema.path("additionalProperties").asBoolean(true)) faults.add(named + " is open");
        trial.of(pointer + "/foo", body -> at(body, pointer).put("foo", 1));
        for (var field : schema.get("properties").properties()) {
            var place = pointer + "/" + field.getKey();
            for (var value : outside(whole(field.getValue())))
                trial.of(place, body -> at(body, pointer).set(field.getKey(), value));
            within(field.getValue(), object.path(field.getKey()), place, trial);
        }
    }

    private static ObjectNode at(JsonNode body, String pointer) {
        return (ObjectNode) body.at(pointer);
    }

    /** Without the references and alternatives in which it is wrapped. */
    private static JsonNode whole(JsonNode schema) {
        var here = ContractFilter.resolve(schema);
        for (var wrapper : List.of("allOf", "anyOf", "oneOf"))
            for (var part : here.path(wrapper)) if (!part.path("type").asText().equals("null")) return whole(part);
        return here;
    }

    private static List<JsonNode> outside(JsonNode schema) {
        var type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        var values = new ArrayList<JsonNode>();
        if (schema.has("enum")) values.add(JSON.textNode("NO_SUCH_VALUE"));
        else if (type.equals("string")) texts(schema).forEach(text -> values.add(JSON.textNode(text)));
        else if (type.equals("boolean")) values.add(JSON.textNode("true"));
        else if (type.equals("integer") || type.equals("number")) {
            if (type.equals("integer")) values.add(JSON.numberNode(1.5));
            if (schema.has("maximum"))
                values.add(JSON.numberNode(schema.get("maximum").decimalValue().add(java.math.BigDecimal.ONE)));
            if (schema.has("minimum"))
                values.add(JSON.numberNode(schema.get("minimum").decimalValue().subtract(java.math.BigDecimal.ONE)));
        } else if (type.equals("array")) {
            if (schema.path("minItems").asInt() > 0) values.add(JSON.arrayNode());
            var most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
            if (most <= 2000) {
                var list = JSON.arrayNode();
                for (int i = 0; i <= most; i++) list.add(element(whole(schema.path("items"))));
                values.add(list);
            }
        }
        return values;
    }

    private static JsonNode element(JsonNode schema) {
        if (schema.path("type").asText().equals("integer"))
            return JSON.numberNode(schema.path("minimum").asInt(1));
        return JSON.textNode(schema.has("enum") ? schema.get("enum").get(0).asText() : NOBODY);
    }

    private static List<String> texts(JsonNode schema) {
        var texts = new ArrayList<String>();
        var format = schema.path("format").asText();
        if (format.equals("uuid")) texts.add("1-1-1-1-1");
        if (format.equals("date")) texts.addAll(List.of("2026-02-30", "1.1.2026"));
        if (format.equals("date-time")) texts.addAll(List.of("2026-01-01T25:00:00Z", "2026-01-01"));
        if (!format.isEmpty()) return texts;
        if (schema.has("maxLength"))
            texts.add("字".repeat(schema.get("maxLength").asInt() + 1));
        if (schema.path("minLength").asInt() > 1)
            texts.add("字".repeat(schema.get("minLength").asInt() - 1));
        if (schema.has("pattern")) {
            var pattern = java.util.regex.Pattern.compile(schema.get("pattern").asText());
            for (var odd : List.of("~", "a b", " ", "01"))
                if (!pattern.matcher(odd).find()) texts.add(odd);
        }
        return texts;
    }
}
