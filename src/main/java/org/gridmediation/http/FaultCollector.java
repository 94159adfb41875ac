package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;

/** Takes down what Jackson does not understand as faults at their places, and reads on. */
class FaultCollector extends DeserializationProblemHandler {
    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context, JsonParser parser, JsonDeserializer<?> reader, Object bean, String name)
            throws IOException {
        if (context.getAttribute(StrictJson.FAULTS) == null) return false;
        var object = BodyObject.of(context).peek();
        StrictJson.fault(context, object + "/" + name.replace("~", "~0").replace("/", "~1"), "UNKNOWN_FIELD");
        parser.skipChildren();
        return true;
    }

    @Override
    public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value, String message)
            throws IOException {
        if (context.getAttribute(StrictJson.FAULTS) == null) return NOT_HANDLED;
        StrictJson.fault(
                context, StrictJson.here(context.getParser()), type.isEnum() ? "UNKNOWN_VALUE" : "WRONG_FORMAT");
        return null;
    }

    @Override
    public Object handleWeirdNumberValue(DeserializationContext context, Class<?> type, Number value, String message)
            throws IOException {
        if (context.getAttribute(StrictJson.FAULTS) == null) return NOT_HANDLED;
        StrictJson.fault(context, StrictJson.here(context.getParser()), "WRONG_FORMAT");
        return null;
    }

    @Override
    public Object handleInstantiationProblem(
            DeserializationContext context, Class<?> type, Object argument, Throwable cause) throws IOException {
        if (context.getAttribute(StrictJson.FAULTS) == null) return NOT_HANDLED;
        StrictJson.fault(context, StrictJson.here(context.getParser()), code(cause));
        return null;
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context, Class<?> type, ValueInstantiator maker, JsonParser parser, String message)
            throws IOException {
        if (context.getAttribute(StrictJson.FAULTS) == null) return NOT_HANDLED;
        StrictJson.fault(context, StrictJson.here(parser), "WRONG_TYPE");
        parser.skipChildren();
        return null;
    }

    /** A type that refuses a value says why by a fault's code, however deep Jackson wraps it. */
    private static String code(Throwable cause) {
        for (var e = cause; e != null; e = e.getCause())
            if (e.getMessage() != null && e.getMessage().matches("[A-Z_]{3,60}")) return e.getMessage();
        return "WRONG_FORMAT";
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context,
            JavaType type,
            com.fasterxml.jackson.core.JsonToken token,
            JsonParser parser,
            String message)
            throws IOException {
        if (context.getAttribute(StrictJson.FAULTS) == null) return NOT_HANDLED;
        StrictJson.fault(context, StrictJson.here(parser), "WRONG_TYPE");
        parser.skipChildren();
        return null;
    }
}
