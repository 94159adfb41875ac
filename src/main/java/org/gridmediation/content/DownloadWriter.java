package org.gridmediation.content;

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

/** To be saved, never to be shown as a page of ours; with its digest (RFC 9530), so that the receiver can tell that it is whole. */
@Provider
public class DownloadWriter implements MessageBodyWriter<Download> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Download.class;
    }

    @Override
    public void writeTo(
            Download download,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        try (var content = download.content()) {
            headers.putSingle(HttpHeaders.CONTENT_TYPE, download.mediaType());
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, download.size());
            headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + download.name() + "\"");
            headers.putSingle("Repr-Digest", "sha-256=:" + base64(download.digest()) + ":");
            headers.putSingle("Content-Security-Policy", "default-src 'none'; sandbox");
            content.transferTo(out);
        }
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
