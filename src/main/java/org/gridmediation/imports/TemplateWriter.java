package org.gridmediation.imports;

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
import java.util.Locale;
import java.util.stream.Stream;
import org.gridmediation.columns.CellForm;
import org.gridmediation.columns.Column;
import org.gridmediation.sheet.SheetForm;
import org.gridmediation.sheet.SheetFormat;

@Provider
public class TemplateWriter implements MessageBodyWriter<ImportTemplate> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == ImportTemplate.class;
    }

    @Override
    public void writeTo(
            ImportTemplate template,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream target)
            throws IOException {
        var wanted = mediaType.getType() + "/" + mediaType.getSubtype();
        var format = Stream.of(SheetFormat.values())
                .filter(f -> f.mediaType.equals(wanted))
                .findFirst()
                .orElse(SheetFormat.CSV);
        var written = new ByteArrayOutputStream();
        new SheetForm(format, false)
                .template(
                        written,
                        template.kind().columns().all().stream()
                                .filter(column -> column.form() != CellForm.UNREAD)
                                .map(Column::template)
                                .toList());
        headers.putSingle(HttpHeaders.CONTENT_TYPE, format.mediaType);
        headers.putSingle(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + template.kind().name().toLowerCase(Locale.ROOT) + "." + format.extension
                        + "\"");
        written.writeTo(target);
    }
}
