package org.gridmediation.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Whether it is also packed by gzip is said beside it. */
public enum SheetFormat {
    CSV(
            "text/csv",
            "csv",
            Set.of("tsv", "txt"),
            // Browsers on Windows call a CSV by Excel's name.
            Set.of(
                    "text/plain",
                    "text/tab-separated-values",
                    "application/csv",
                    "text/x-csv",
                    "application/vnd.ms-excel")),
    XLSX(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
            Set.of("xlsm"),
            Set.of("application/vnd.ms-excel", "application/vnd.ms-excel.sheet.macroenabled.12")),
    NDJSON(
            "application/x-ndjson",
            "ndjson",
            Set.of("jsonl", "json", "txt"),
            Set.of(
                    "application/ndjson",
                    "application/jsonl",
                    "application/json-lines",
                    "application/json",
                    "text/plain"));

    public final String mediaType;
    public final String extension;
    private final Set<String> extensions;
    private final Set<String> mediaTypes;

    SheetFormat(String mediaType, String extension, Set<String> extensions, Set<String> mediaTypes) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.extensions = extensions;
        this.mediaTypes = mediaTypes;
    }

    boolean ends(String extension) {
        return this.extension.equals(extension) || extensions.contains(extension);
    }

    boolean isCalled(String mediaType) {
        return this.mediaType.equals(mediaType) || mediaTypes.contains(mediaType);
    }

    /** Told by the beginning of a file. */
    static SheetFormat of(byte[] head) {
        if (head.length == 0) throw new SheetProblem(SheetFault.FILE_EMPTY);
        if (Encoding.starts(head, 'P', 'K', 3, 4)) return XLSX;
        if (Encoding.starts(head, 0xd0, 0xcf, 0x11, 0xe0)) throw new SheetProblem(SheetFault.EXCEL_OLD_OR_LOCKED);
        // UTF-16 is text, but none that we read; Encoding says so.
        if (Encoding.starts(head, 0xff, 0xfe) || Encoding.starts(head, 0xfe, 0xff)) return CSV;
        int strange = 0;
        for (byte b : head) if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') strange++;
        if (strange > 1 + head.length / 64) throw new SheetProblem(SheetFault.FORMAT_UNKNOWN);
        int mark = Encoding.starts(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
        var begin = new String(head, mark, head.length - mark, StandardCharsets.ISO_8859_1).stripLeading();
        if (begin.startsWith("{")) return NDJSON;
        if (begin.startsWith("<") || begin.startsWith("[") || begin.startsWith("%PDF"))
            throw new SheetProblem(SheetFault.FORMAT_UNKNOWN);
        return CSV;
    }
}
