package org.gridmediation.statistics;

import de.siegmar.fastcsv.writer.CsvWriter;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One line a group, each with all that it needs to be understood alone; nothing in it was typed by anybody. */
@Provider
@Produces(StatisticsCsv.CSV)
public class StatisticsCsv implements MessageBodyWriter<Statistics> {
    static final String CSV = "text/csv";

    private static final List<String> COLUMNS = List.of(
            "indicator",
            "version",
            "unit",
            "basis",
            "from",
            "to",
            "month",
            "area",
            "own",
            "code",
            "numerator",
            "denominator",
            "value",
            "suppressed",
            "as_of");

    /** What distinguishes its ETag: the same numbers in other bytes. */
    static String form(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().contains(MediaType.valueOf(CSV)) ? "-csv" : "";
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Statistics.class;
    }

    @Override
    public void writeTo(
            Statistics s,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, CSV + ";charset=UTF-8;header=present");
        headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"statistics.csv\"");
        try (var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            csv.writeRecord(COLUMNS);
            for (var g : s.groups())
                csv.writeRecord(texts(
                        s.definition().code(),
                        s.definition().version(),
                        s.definition().unit(),
                        s.basis(),
                        s.from(),
                        s.to(),
                        g.month(),
                        g.area() == null ? s.area() : g.area(),
                        g.own() != null,
                        g.code(),
                        g.numerator(),
                        g.denominator(),
                        g.value() == null ? null : g.value().toPlainString(),
                        g.suppressed() != null,
                        s.asOf()));
        }
    }

    private static String[] texts(Object... values) {
        return Stream.of(values).map(v -> Objects.toString(v, "")).toArray(String[]::new);
    }
}
