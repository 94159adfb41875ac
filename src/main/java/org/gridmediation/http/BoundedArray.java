package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** The array at which a parser stands: it ends behind its last permitted element, and what follows is skipped unread. */
final class BoundedArray extends JsonParserDelegate {
    private final int most;
    private int elements;
    private int depth;

    BoundedArray(JsonParser parser, int most) {
        super(parser);
        this.most = most;
    }

    boolean isExceeded() {
        return elements > most;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        var token = delegate.nextToken();
        if (depth == 0 && token != JsonToken.END_ARRAY && ++elements > most) token = end();
        if (token != null && token.isStructStart()) depth++;
        if (token != null && token.isStructEnd()) depth--;
        return token;
    }

    private JsonToken end() throws IOException {
        JsonToken token;
        do {
            delegate.skipChildren();
            token = delegate.nextToken();
        } while (token != null && token != JsonToken.END_ARRAY);
        return token;
    }

    @Override
    public JsonToken nextValue() throws IOException {
        var token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        var inside = delegate.currentToken() != null && delegate.currentToken().isStructStart();
        delegate.skipChildren();
        if (inside) depth--;
        return this;
    }
}
