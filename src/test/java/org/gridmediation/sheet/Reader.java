package org.gridmediation.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Reads a whole file at once, as only a test may. */
final class Reader {
    private final Path folder;
    SheetHint hint = SheetHint.NONE;
    SheetLimits limits;

    Reader(Path folder) {
        this.folder = folder;
        limits = new SheetLimits(2_000_000, 200, 32_767, 1L << 30, 200, 1 << 28, folder.resolve("incoming"));
    }

    record Read(SheetFormat format, List<String> header, int headerRow, List<String> ignored, List<SheetRow> rows) {
        List<List<String>> texts() {
            return rows.stream()
                    .map(row -> row.cells().stream().map(Cell::text).toList())
                    .toList();
        }

        List<Cell> only() {
            if (rows.size() != 1) throw new AssertionError(rows.size() + " rows");
            return rows.get(0).cells();
        }
    }

    Read read(byte[] bytes) {
        try {
            var file = Files.write(folder.resolve("file"), bytes);
            try (var sheet = new Sheets(limits).open(file, hint)) {
                var rows = new ArrayList<SheetRow>();
                while (sheet.hasNext()) rows.add(sheet.next());
                return new Read(sheet.format(), sheet.header(), sheet.headerRow(), sheet.ignored(), rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Read read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @return what refused it */
    SheetProblem refused(byte[] bytes) {
        try {
            var read = read(bytes);
            throw new AssertionError(
                    "taken: " + read.header() + ", " + read.rows().size() + " rows");
        } catch (SheetProblem problem) {
            return problem;
        }
    }

    SheetProblem refused(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a file that was refused, too, must not leave behind. */
    List<Path> leftovers() throws IOException {
        if (!Files.isDirectory(limits.folder())) return List.of();
        try (var files = Files.list(limits.folder())) {
            return files.toList();
        }
    }

    static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
