package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.http.Problem.Fault;

/** Reads a body and checks it in one go, so that the caller learns all that is wrong with it at once. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class BodyReader implements MessageBodyReader<Object> {
    @Inject
    ObjectMapper mapper;

    @Inject
    BodyCheck check;

    @ConfigProperty(name = "grid-mediation.limits.body", defaultValue = "1M")
    MemorySize largest;

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
        var faults = new ArrayList<Fault>();
        Object body = null;
        try {
            body = mapper.readerFor(mapper.constructType(generic))
                    .withAttribute(StrictJson.FAULTS, faults)
                    .readValue(filled(type, new Bounded(in, largest.asLongValue())));
        } catch (Bounded.Exceeded tooLarge) {
            throw Problem.BODY_TOO_LARGE.exception();
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof Bounded.Exceeded) throw Problem.BODY_TOO_LARGE.exception();
            faults.add(new Fault(pointer(e), null, "WRONG_FORMAT"));
        } catch (JsonProcessingException e) {
            faults.add(new Fault("", null, "NOT_JSON"));
        } catch (WebApplicationException tooLarge) {
            throw tooLarge;
        } catch (IOException unreadable) {
            faults.add(new Fault("", null, "NOT_JSON"));
        }
        if (body == null && faults.isEmpty()) faults.add(new Fault("", null, "BODY_MISSING"));
        if (body != null) {
            var broken = new Faults();
            check.check(body, broken);
            broken.forEach((place, code) -> {
                if (faults.stream().noneMatch(f -> place.equals(f.pointer()))) faults.add(new Fault(place, null, code));
            });
        }
        if (faults.isEmpty()) return body;
        faults.sort(Comparator.comparing(Fault::pointer));
        throw new FaultyRequest(Problem.INVALID_BODY, faults);
    }

    private static InputStream filled(Class<?> type, InputStream in) throws IOException {
        if (!OptionalBody.class.isAssignableFrom(type)) return in;
        var body = new PushbackInputStream(in);
        var first = body.read();
        if (first < 0) return new ByteArrayInputStream(new byte[] {'{', '}'});
        body.unread(first);
        return body;
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

    private static String pointer(JsonMappingException e) {
        var place = new StringBuilder();
        for (var step : e.getPath())
            place.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        return place.toString();
    }
}
