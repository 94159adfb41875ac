package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Remembers at which places the objects stand that are being read: Jackson sets unknown fields aside, and forgets where they stood. */
class BodyObject extends DelegatingDeserializer {
    private static final String OPEN = "open objects";

    BodyObject(JsonDeserializer<?> reader) {
        super(reader);
    }

    @SuppressWarnings("unchecked")
    static Deque<String> of(DeserializationContext context) {
        var open = (Deque<String>) context.getAttribute(OPEN);
        if (open == null) context.setAttribute(OPEN, open = new ArrayDeque<>());
        return open;
    }

    /** Some records, an area's code for one, are written as a text. */
    private boolean isObject() {
        var maker = getDelegatee() instanceof BeanDeserializerBase bean ? bean.getValueInstantiator() : null;
        return maker != null && !maker.canCreateFromString() && !maker.canCreateUsingDelegate();
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
        return new BodyObject(reader);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (context.getAttribute(StrictJson.FAULTS) != null && isObject() && !parser.isExpectedStartObjectToken())
            return context.handleUnexpectedToken(handledType(), parser);
        var open = of(context);
        open.push(StrictJson.here(parser));
        try {
            return super.deserialize(parser, context);
        } finally {
            open.pop();
        }
    }
}
