package org.gridmediation.report;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Base64;
import java.util.HexFormat;

/** Gives the bytes out as they are kept, with their digest (RFC 9530). */
@Provider
@Produces({ReturnFile.JSON, ReturnFile.XLSX, ReturnFile.PDF})
public class ReturnFileWriter implements MessageBodyWriter<ReturnFile> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == ReturnFile.class;
    }

    @Override
    public void writeTo(
            ReturnFile file,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, file.format().mediaType);
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, file.content().length);
        headers.putSingle(
                "Repr-Digest",
                "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.digest())) + ":");
        if (file.format() != ReturnFormat.JSON)
            headers.putSingle(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"" + file.name() + "." + file.format().ending + "\"");
        out.write(file.content());
    }
}
