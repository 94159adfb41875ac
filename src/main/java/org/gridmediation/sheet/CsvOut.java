package org.gridmediation.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** UTF-8 with a BOM, without which Excel takes it for something else. */
final class CsvOut implements SheetWriter {
    private final CsvWriter csv;

    CsvOut(OutputStream out, List<String> header) throws IOException {
        out.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        csv = CsvWriter.builder().bufferSize(1 << 16).build(out, StandardCharsets.UTF_8);
        row(header);
    }

    @Override
    public void row(List<String> cells) {
        var record = csv.writeRecord();
        for (var cell : cells) record.writeField(cell == null ? "" : Marks.guard(cell));
        record.endRecord();
    }

    @Override
    public void note(String text) {
        notes(List.of(text));
    }

    /** One to each column. */
    void notes(List<String> texts) {
        var record = csv.writeRecord();
        for (int i = 0; i < texts.size(); i++) record.writeField((i == 0 ? Marks.NOTE + " " : "") + texts.get(i));
        record.endRecord();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
