package org.gridmediation.imports;

/** All that is wrong with a file's rows; read while it is written, as it may be long. */
public record ErrorReport(ImportJob job) {
    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    String fileName(String extension) {
        return job.id + "-errors." + extension;
    }
}
