package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The keys that an object of a body has twice: which of the two was meant, nobody knows. Jackson refuses the first such key, and does not say where. */
final class RepeatedKeys {
    private RepeatedKeys() {}

    /** @return JSON pointers to them; none when the text is no JSON */
    static List<String> in(String text, JsonFactory json) {
        var repeated = new ArrayList<String>();
        var keys = new ArrayDeque<Set<String>>();
        try (var parser = json.createParser(text)) {
            parser.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) keys.push(new HashSet<>());
                else if (token == JsonToken.END_OBJECT) keys.pop();
                else if (token == JsonToken.FIELD_NAME && !keys.peek().add(parser.currentName()))
                    repeated.add(ProblemBody.written(
                            parser.getParsingContext().pathAsPointer().toString()));
                // No more than an answer lists: each pointer may be as long as the text.
                if (repeated.size() > Faults.MOST) break;
            }
            return repeated;
        } catch (IOException broken) {
            return List.of();
        }
    }
}
