package org.gridmediation;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.Temporal;

/** A JSON body that a test changes by pointer. A change that does not find its place fails, and each makes another body. */
public final class Body {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Numbers are written again as they stood.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @JsonValue
    private final JsonNode json;

    private Body(JsonNode json) {
        this.json = json;
    }

    public static Body of(String text) {
        try {
            return new Body(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }

    /** The dispute of {@link Api#newDispute}. */
    public static Body dispute(String area) {
        return of(Api.newDispute(area));
    }

    /** What a dispute that is settled on the spot says of it. */
    public static Body settlement() {
        return of("{\"content\": \"和解。\", " + Given.RIGHTS + "}");
    }

    /** Puts another value where there is one. @param value a text, a number, a day, a map, another body, or whatever else Jackson writes */
    public Body with(String pointer, Object value) {
        return changed(pointer, true, node(value));
    }

    /** Adds what is not there yet, in an object or an array that is. An array's end is "-". */
    public Body and(String pointer, Object value) {
        return changed(pointer, false, node(value));
    }

    /** Adds all fields of another body. */
    public Body and(Body fields) {
        var body = this;
        for (var field : fields.json.properties()) body = body.and("/" + field.getKey(), field.getValue());
        return body;
    }

    public Body without(String pointer) {
        return changed(pointer, true, null);
    }

    /** The party, counted from 0, is this resident of the register instead of a person who is named. */
    public Body resident(int party, String id) {
        var at = "/parties/" + party;
        return with(at + "/kind", "RESIDENT").without(at + "/name").and(at + "/residentId", id);
    }

    private Body changed(String text, boolean there, JsonNode value) {
        var pointer = JsonPointer.compile(text);
        if (json.at(pointer).isMissingNode() == there)
            throw new AssertionError(text + (there ? " is not there: " : " is there already: ") + json);
        var copy = json.deepCopy();
        var parent = copy.at(pointer.head());
        var name = pointer.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            if (value == null) object.remove(name);
            else object.set(name, value);
        } else if (parent instanceof ArrayNode array) {
            if (value == null) array.remove(pointer.last().getMatchingIndex());
            else if (there) array.set(pointer.last().getMatchingIndex(), value);
            else if (name.equals("-")) array.add(value);
            else throw new AssertionError(text + " is no place in " + parent);
        } else throw new AssertionError(text + " has no parent: " + json);
        return new Body(copy);
    }

    private static JsonNode node(Object value) {
        return JSON.valueToTree(value instanceof Temporal time ? time.toString() : value);
    }

    public String json() {
        return json.toString();
    }

    @Override
    public String toString() {
        return json();
    }
}
