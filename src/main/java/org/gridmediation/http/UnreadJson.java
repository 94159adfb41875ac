package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;

/** Why a text could not be read: it is no JSON, or not one value of it, or beyond a limit, or has another form than is wanted. */
final class UnreadJson {
    private UnreadJson() {}

    /** @param unread how reading ended */
    static void explain(String text, JsonFactory json, IOException unread, Faults faults) {
        try (var parser = json.createParser(text)) {
            parser.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            try {
                parser.nextToken();
                parser.skipChildren();
                if (parser.nextToken() != null) faults.addIf(true, "", "NOT_JSON");
                // How long a text is, is seen only where it is wanted.
                else faults.addIf(true, pointer(unread), isBeyond(unread) ? "SIZE" : "WRONG_FORMAT");
            } catch (StreamConstraintsException beyond) {
                var deep = parser.getParsingContext().getNestingDepth()
                        > parser.streamReadConstraints().getMaxNestingDepth();
                faults.addIf(true, ProblemBody.written(place(parser)), deep ? "TOO_DEEP" : "SIZE");
            }
        } catch (IOException broken) {
            faults.addIf(true, "", "NOT_JSON");
        }
    }

    /** Of the value; of a key, which has none yet, the object that it stands in. */
    private static String place(JsonParser parser) {
        var context = parser.getParsingContext();
        var key = context.inObject() && parser.currentToken() != JsonToken.FIELD_NAME;
        return (key ? context.getParent() : context).pathAsPointer().toString();
    }

    private static boolean isBeyond(Throwable unread) {
        return unread instanceof StreamConstraintsException || unread.getCause() instanceof StreamConstraintsException;
    }

    private static String pointer(IOException unread) {
        var place = new StringBuilder();
        if (!(unread instanceof JsonMappingException mapping)) return "";
        for (var step : mapping.getPath())
            place.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        return place.toString();
    }
}
