package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Predicate;

/** A value that is a text of one form. Jackson reads others too, a point in time for a day; and a day in the year 999999 could be read but not stored. */
final class TextForm<T> extends JsonDeserializer<T> {
    private final JsonDeserializer<? extends T> reader;
    private final Class<T> type;
    private final Predicate<String> form;
    private final Function<T, LocalDate> day;

    TextForm(Class<T> type, JsonDeserializer<? extends T> reader, Predicate<String> form) {
        this(type, reader, form, value -> null);
    }

    TextForm(Class<T> type, JsonDeserializer<? extends T> reader, Predicate<String> form, Function<T, LocalDate> day) {
        this.type = type;
        this.reader = reader;
        this.form = form;
        this.day = day;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING)
            return type.cast(context.handleUnexpectedToken(type, parser));
        // What we wrote ourselves is in a form of ours.
        if (context.getAttribute(StrictJson.FAULTS) != null && !form.test(parser.getText()))
            return type.cast(context.handleWeirdStringValue(type, parser.getText(), "WRONG_FORMAT"));
        var value = reader.deserialize(parser, context);
        var on = value == null ? null : day.apply(value);
        if (on != null && !Days.plausible(on)) StrictJson.fault(context, StrictJson.here(parser), "WRONG_FORMAT");
        return value;
    }
}
