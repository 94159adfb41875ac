package org.gridmediation.document;

import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.gridmediation.content.IncomingFolder;

/** Runs after the transaction: while a document is drawn, no connection to the database is held. */
@Provider
@Produces({Document.PDF, Document.WORD})
public class DocumentWriter implements MessageBodyWriter<Document> {
    @Inject
    IncomingFolder incoming;

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
        var ending = wanted.equals(Document.WORD) ? ".docx" : ".pdf";
        // Without a character set, which neither format has.
        headers.putSingle(HttpHeaders.CONTENT_TYPE, wanted);
        headers.putSingle(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + document.plainName() + ending + "\"; filename*=UTF-8''"
                        + URLEncoder.encode(document.name() + ending, StandardCharsets.UTF_8)
                                .replace("+", "%20"));
        if (document.kind() == null) whole(document, wanted, target);
        else single(document, wanted, target);
    }

    /** Drawn to its end before the first byte goes out: a failure is still a problem, not half a file. */
    private void single(Document document, String mediaType, OutputStream target) throws IOException {
        var drawn = new ByteArrayOutputStream(64 * 1024);
        document.write(mediaType, null, drawn);
        drawn.writeTo(target);
    }

    /** The same, on the disk: a file with its photos is larger than memory. */
    private void whole(Document document, String mediaType, OutputStream target) throws IOException {
        var drawn = incoming.file();
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(drawn))) {
                document.write(mediaType, drawn.getParent(), out);
            }
            Files.copy(drawn, target);
        } finally {
            Files.deleteIfExists(drawn);
        }
    }
}
