package org.gridmediation.document;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Runs after the transaction: while a document is drawn, no connection to the database is held. */
@Provider
@Produces({Document.PDF, Document.WORD})
public class DocumentWriter implements MessageBodyWriter<Document> {
    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Document.class;
    }

    @Override
    public void writeTo(
            Document document,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream target)
            throws IOException {
        var wanted = mediaType.getType() + "/" + mediaType.getSubtype();
        // Drawn to its end before the first byte goes out: a failure is still a problem, not half a file.
        var drawn = new ByteArrayOutputStream(64 * 1024);
        document.write(wanted, drawn);
        var ending = wanted.equals(Document.WORD) ? ".docx" : ".pdf";
        // Without a character set, which neither format has.
        headers.putSingle(HttpHeaders.CONTENT_TYPE, wanted);
        headers.putSingle(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + document.plainName() + ending + "\"; filename*=UTF-8''"
                        + URLEncoder.encode(document.name() + ending, StandardCharsets.UTF_8)
                                .replace("+", "%20"));
        drawn.writeTo(target);
    }
}
