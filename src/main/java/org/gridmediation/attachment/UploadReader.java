package org.gridmediation.attachment;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.content.FileIntake;
import org.gridmediation.content.Upload;

/** Reads a file before there is a transaction: a phone on a bad line may take minutes, and holds no connection to the database. */
@Provider
public class UploadReader implements MessageBodyReader<Upload> {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);

    @Inject
    FileIntake fileIntake;

    @Inject
    Caller caller;

    @Inject
    ContentCheck check;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Upload.class;
    }

    @Override
    public Upload readFrom(
            Class<Upload> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in) {
        var key = caller.area().district() + "/" + UUID.randomUUID();
        var upload = fileIntake.take(in, mediaType, key);
        check.schedule(key, LONG_ENOUGH);
        return upload;
    }
}
