package org.gridmediation.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

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
        throw new IOException();
    }

    /** An empty table to be filled in: its header in both languages, what may stand in it, and no row. */
    public void template(OutputStream out, List<TemplateColumn> columns) throws IOException {
        throw new IOException();
    }
}
