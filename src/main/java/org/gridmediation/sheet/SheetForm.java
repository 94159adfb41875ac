package org.gridmediation.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** In what form a table is written. */
public record SheetForm(SheetFormat format, boolean gzip) {

    /** As a file's name ends. */
    public String extension() {
        return format.extension + (gzip ? ".gz" : "");
    }

    public String mediaType() {
        return gzip ? "application/gzip" : format.mediaType;
    }

    /**
     * @param out is closed with the writer
     * @param properties of the document (XLSX), for people who look where a file comes from
     */
    public SheetWriter open(OutputStream out, List<String> header, Map<String, String> properties) throws IOException {
        var target = gzip ? new GZIPOutputStream(out, 1 << 16) : out;
        return switch (format) {
            case CSV -> new CsvOut(target, header);
            case XLSX -> new XlsxOut(target, header, properties);
            case NDJSON -> new NdjsonOut(target, header);
        };
    }

    /** An empty table to be filled in: its header in both languages, what may stand in it, and no row. */
    public void template(OutputStream out, List<TemplateColumn> columns) throws IOException {
        var target = gzip ? new GZIPOutputStream(out, 1 << 16) : out;
        new TableTemplate(columns).write(format, target);
    }
}
