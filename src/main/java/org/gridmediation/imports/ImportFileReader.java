package org.gridmediation.imports;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.content.Contents;
import org.gridmediation.content.FileIntake;
import org.gridmediation.http.LimitSettings;

/** Keeps the file before there is a transaction: a large one takes minutes. That it is looked at later, if no job has it, is written first. */
@Provider
public class ImportFileReader implements MessageBodyReader<ImportFile> {
    @Inject
    LimitSettings limits;

    @Inject
    FileIntake fileIntake;

    @Inject
    Caller caller;

    @Inject
    ImportFiles files;

    @Inject
    Contents contents;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == ImportFile.class;
    }

    @Override
    public ImportFile readFrom(
            Class<ImportFile> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in) {
        var raw = fileIntake.takeRaw(in, limits.importFile().asLongValue());
        var key = caller.area() + "/" + UUID.randomUUID();
        files.lookLater(key);
        contents.keep(key, raw.file());
        var said = mediaType.isCompatible(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                ? null
                : mediaType.getType() + "/" + mediaType.getSubtype();
        return new ImportFile(raw.size(), raw.digest(), said, key);
    }
}
