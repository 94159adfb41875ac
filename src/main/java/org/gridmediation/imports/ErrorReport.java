package org.gridmediation.imports;

import java.util.UUID;

/** All that is wrong with a file's rows; read while it is written, as it may be long. */
public record ErrorReport(UUID id, Kind kind) {
    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";
}
