package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import jakarta.validation.constraints.Size;
import java.io.IOException;

/** Reads no element beyond what a list may hold, and none of a list that holds more: the rest is only counted. */
class BoundedList extends JsonDeserializer<Object> implements ContextualDeserializer {
    private final CollectionType type;
    private final JsonDeserializer<?> reader;
    private final int most;

    BoundedList(CollectionType type, JsonDeserializer<?> reader, int most) {
        this.type = type;
        this.reader = reader;
        this.most = most;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        var size = property == null ? null : property.getAnnotation(Size.class);
        return new BoundedList(
                type,
                context.handleSecondaryContextualization(reader, property, type),
                size == null || size.max() == Integer.MAX_VALUE ? Lengths.LIST : size.max());
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var faults = (Faults) context.getAttribute(StrictJson.FAULTS);
        if (faults == null || !parser.isExpectedStartArrayToken()) return reader.deserialize(parser, context);
        var place = StrictJson.here(parser);
        var before = faults.count();
        var bounded = new BoundedArray(parser, most);
        var list = reader.deserialize(bounded, context);
        if (!bounded.isExceeded()) return list;
        faults.backTo(before);
        StrictJson.fault(context, place, "SIZE");
        return null;
    }
}
