package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a body and checks it in one go, so that the caller learns all that is wrong with it at once. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class BodyReader implements MessageBodyReader<Object> {
    @Inject
    ObjectMapper mapper;

    @Inject
    BodyCheck check;

    @Inject
    LimitSettings limits;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        var faults = new Faults();
        Object body = null;
        var text = "";
        try {
            text = text(type, new Bounded(in, limits.body().asLongValue()).readAllBytes());
            if (!text.isBlank())
                body = mapper.readerFor(mapper.constructType(generic))
                        .withAttribute(StrictJson.FAULTS, faults)
                        .readValue(text);
        } catch (Bounded.Exceeded tooLarge) {
            throw Problem.BODY_TOO_LARGE.exception();
        } catch (JsonProcessingException e) {
            var repeated = RepeatedKeys.in(text, mapper.getFactory());
            repeated.forEach(key -> faults.addIf(true, key, "KEY_REPEATED"));
            if (repeated.isEmpty()) UnreadJson.explain(text, mapper.getFactory(), e, faults);
        } catch (WebApplicationException tooLarge) {
            throw tooLarge;
        } catch (IOException unreadable) {
            faults.addIf(true, "", "NOT_JSON");
        }
        if (body == null && faults.isEmpty()) faults.addIf(true, "", "BODY_MISSING");
        if (body != null) {
            check.check(body, faults);
        }
        faults.sort();
        faults.raise(Problem.INVALID_BODY);
        return body;
    }

    /** JSON is UTF-8 (RFC 8259, 8.1), in the one spelling that each character has; a mark of byte order is no part of it. */
    private static String text(Class<?> type, byte[] body) throws CharacterCodingException {
        if (body.length == 0 && OptionalBody.class.isAssignableFrom(type)) return "{}";
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** A body of a length that was not announced ends at the limit. */
    private static class Bounded extends FilterInputStream {
        private long left;

        static class Exceeded extends IOException {}

        Bounded(InputStream in, long most) {
            super(in);
            left = most;
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var read = super.read(into, from, length);
            return count(read, read);
        }

        private int count(int result, int read) throws Exceeded {
            if (result >= 0 && (left -= read) < 0) throw new Exceeded();
            return result;
        }
    }
}
