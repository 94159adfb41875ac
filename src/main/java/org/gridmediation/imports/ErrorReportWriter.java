package org.gridmediation.imports;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.gridmediation.columns.Header;
import org.gridmediation.sheet.AnnotatedWorkbook;
import org.gridmediation.sheet.SheetForm;
import org.gridmediation.sheet.SheetFormat;
import org.gridmediation.sheet.Sheets;

/** Writes errors while they are read. */
@Provider
public class ErrorReportWriter implements MessageBodyWriter<ErrorReport> {
    private static final List<String> HEADER = List.of("row", "column", "columnZh", "value", "code", "text", "textEn");

    @Inject
    Errors errors;

    @Inject
    ImportFiles files;

    @Inject
    Sheets sheets;

    @Inject
    ObjectMapper mapper;

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == ErrorReport.class;
    }

    @Override
    public void writeTo(
            ErrorReport report,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream target)
            throws IOException {
        var wanted = mediaType.getType() + "/" + mediaType.getSubtype();
        var format = Arrays.stream(SheetFormat.values())
                .filter(f -> f.mediaType.equals(wanted))
                .findFirst()
                .orElse(SheetFormat.NDJSON);
        headers.putSingle(HttpHeaders.CONTENT_TYPE, format.mediaType);
        headers.putSingle(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + report.fileName(format.extension) + "\"");
        switch (format) {
            case NDJSON -> lines(report, target);
            case CSV -> table(report, target);
            case XLSX -> file(report, target);
        }
    }

    private void lines(ErrorReport report, OutputStream target) throws IOException {
        var writer = mapper.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        for (var all = errors.of(report.job()); all.hasNext(); ) {
            writer.writeValue(target, all.next());
            target.write('\n');
        }
    }

    private void table(ErrorReport report, OutputStream target) throws IOException {
        try (var writer = new SheetForm(SheetFormat.CSV, false).open(target, HEADER, Map.of())) {
            for (var all = errors.of(report.job()); all.hasNext(); ) {
                var error = all.next();
                writer.row(Arrays.asList(
                        String.valueOf(error.row()),
                        error.column(),
                        error.columnZh(),
                        error.value(),
                        error.code(),
                        error.text(),
                        error.textEn()));
            }
        }
    }

    /** What was sent, with a column more; its values are in clear, as whoever sent it has them. */
    private void file(ErrorReport report, OutputStream target) throws IOException {
        var job = report.job();
        var file = files.fetch(job);
        try (var sheet = sheets.open(file, job.hint());
                var workbook = new AnnotatedWorkbook(target, sheet, job.worksheet, Header.ERRORS)) {
            var header = new Header(job.kind.columns(), sheet.header(), job.ignored);
            var all = errors.of(job);
            var error = all.hasNext() ? all.next() : null;
            while (sheet.hasNext()) {
                var row = sheet.next();
                var remark = new ArrayList<String>();
                var wrong = new HashSet<Integer>();
                for (; error != null && error.row() <= row.number(); error = all.hasNext() ? all.next() : null)
                    if (error.row() == row.number()) {
                        remark.add(words(error));
                        wrong.add(header.place(error.column()));
                    }
                workbook.row(row, wrong, String.join("\n", remark));
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String words(ImportError error) {
        var column = error.columnZh() == null ? "" : error.columnZh() + "：";
        return column + error.text() + " " + error.textEn();
    }
}
