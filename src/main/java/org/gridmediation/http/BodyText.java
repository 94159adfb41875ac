package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.gridmediation.privacy.Characters;
import org.gridmediation.privacy.Spaces;

/** Every text that is sent, wherever it stands: of its characters, or it says nothing. Where nothing says how long it may be, the contract's general limit holds. */
class BodyText extends StdScalarDeserializer<String> implements ContextualDeserializer {
    private final int longest;

    BodyText(int longest) {
        super(String.class);
        this.longest = longest;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        var said = property != null && property.getAnnotation(Size.class) != null;
        return new BodyText(said ? Integer.MAX_VALUE : Lengths.TEXT);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isScalarValue()
                || parser.currentToken() != com.fasterxml.jackson.core.JsonToken.VALUE_STRING)
            return (String) context.handleUnexpectedToken(String.class, parser);
        var text = parser.getText();
        var wrong = wrong(text, context.getAttribute(StrictJson.FAULTS) != null);
        if (wrong != null) StrictJson.fault(context, StrictJson.here(parser), wrong);
        else if (text.length() > longest && Lengths.of(text) > longest)
            StrictJson.fault(context, StrictJson.here(parser), "SIZE");
        return Spaces.plain(text);
    }

    /** What we wrote ourselves may be from before a rule. */
    private static String wrong(String text, boolean sent) {
        if (!sent) return storable(text) ? null : "TEXT_CHARACTERS";
        return Characters.fault(text).orElse(!text.isEmpty() && Characters.isBlank(text) ? "NOT_BLANK" : null);
    }

    /** PostgreSQL stores no NUL, and half of a surrogate pair is no character. */
    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') return false;
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1)))
                i++;
            else if (Character.isSurrogate(c)) return false;
        }
        return true;
    }
}
