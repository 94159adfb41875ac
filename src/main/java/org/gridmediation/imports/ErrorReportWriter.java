package org.gridmediation.imports;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.gridmediation.sheet.SheetForm;
import org.gridmediation.sheet.SheetFormat;

/** Writes errors as they are read, some thousand at a time: no connection is held while a slow line takes them. */
@Provider
public class ErrorReportWriter implements MessageBodyWriter<ErrorReport> {
    private static final int PAGE = 2000;
    private static final List<String> HEADER =
            List.of("row", "column", "columnZh", "value", "code", "text", "textEn");

    @Inject
    DataSource database;

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
        var csv = mediaType.getSubtype().equals("csv");
        headers.putSingle(HttpHeaders.CONTENT_TYPE, csv ? ErrorReport.CSV + ";charset=utf-8" : ErrorReport.NDJSON);
        headers.putSingle(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + report.id() + "-errors." + (csv ? "csv" : "ndjson") + "\"");
        if (csv) csv(report, target);
        else lines(report, target);
    }

    private void lines(ErrorReport report, OutputStream target) throws IOException {
        var writer = mapper.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        var page = page(report, null);
        while (!page.isEmpty()) {
            for (var error : page) {
                writer.writeValue(target, error.error());
                target.write('\n');
            }
            page = page(report, page.get(page.size() - 1));
        }
    }

    private void csv(ErrorReport report, OutputStream target) throws IOException {
        try (var writer = new SheetForm(SheetFormat.CSV, false).open(target, HEADER, Map.of())) {
            var page = page(report, null);
            while (!page.isEmpty()) {
                for (var place : page) {
                    var error = place.error();
                    var cells = new ArrayList<String>();
                    cells.add(String.valueOf(error.row()));
                    cells.add(error.column());
                    cells.add(error.columnZh());
                    cells.add(error.value());
                    cells.add(error.code());
                    cells.add(error.text());
                    cells.add(error.textEn());
                    writer.row(cells);
                }
                page = page(report, page.get(page.size() - 1));
            }
        }
    }

    private record Place(int position, ImportError error) {}

    private List<Place> page(ErrorReport report, Place after) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection();
                    var query = connection.prepareStatement("""
                            select number, position, field, value, code from import_error
                            where job_id = ? and (number, position) > (?, ?) order by number, position limit ?""")) {
                query.setObject(1, report.id());
                query.setInt(2, after == null ? -1 : after.error().row());
                query.setInt(3, after == null ? -1 : after.position());
                query.setInt(4, PAGE);
                var page = new ArrayList<Place>();
                try (var row = query.executeQuery()) {
                    while (row.next())
                        page.add(new Place(
                                row.getInt(2),
                                ImportError.of(
                                        report.kind(),
                                        row.getInt(1),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5))));
                }
                return page;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
