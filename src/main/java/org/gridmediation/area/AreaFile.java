package org.gridmediation.area;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;

/** A file of areas: code, name, tier, parent_code, with a header. */
final class AreaFile {
    private static final List<String> COLUMNS = List.of("code", "name", "tier", "parent_code");
    private static final int BATCH = 5_000;

    private AreaFile() {}

    /** @return how many rows there were */
    static long stage(Reader text, Connection connection) throws IOException, SQLException {
        var csv = CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        long read = 0;
        try (var file = csv.ofCsvRecord(text);
                var insert = connection.prepareStatement(
                        "insert into loaded (line, code, name, tier, parent) values (?, ?, ?, ?, ?)")) {
            var rows = file.iterator();
            var header = next(rows, 1);
            if (header == null || !header.getFields().equals(COLUMNS))
                throw new AreaLoad.Rejected(1, "the columns must be " + String.join(",", COLUMNS) + ".");
            for (var row = next(rows, 2); row != null; row = next(rows, row.getStartingLineNumber() + 1)) {
                add(row, row.getStartingLineNumber(), insert);
                if (++read % BATCH == 0) insert.executeBatch();
            }
            insert.executeBatch();
        }
        return read;
    }

    private static CsvRecord next(Iterator<CsvRecord> rows, long line) {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException | CsvParseException unreadable) {
            throw new AreaLoad.Rejected(line, "the file cannot be read from here on.");
        }
    }

    private static void add(CsvRecord row, long line, PreparedStatement insert) throws SQLException {
        if (row.getFieldCount() != COLUMNS.size())
            throw new AreaLoad.Rejected(line, "there must be " + COLUMNS.size() + " fields.");
        var code = code(row.getField(0), line);
        var name = row.getField(1).strip();
        if (code.tier() == Tier.GRID) throw new AreaLoad.Rejected(line, "grids are created, not loaded.");
        if (!row.getField(2).equals(code.tier().name()))
            throw new AreaLoad.Rejected(line, "the tier is not that of the code's length.");
        var parent = code.above().map(AreaCode::value).orElse("");
        if (!row.getField(3).equals(parent))
            throw new AreaLoad.Rejected(line, "the code does not lie below parent_code.");
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > 100
                || name.chars().anyMatch(c -> c < ' ' || c == 0xFFFD))
            throw new AreaLoad.Rejected(line, "the name must be 1 to 100 characters of UTF-8.");
        insert.setLong(1, line);
        insert.setString(2, code.value());
        insert.setString(3, name);
        insert.setString(4, code.tier().name());
        insert.setString(5, parent.isEmpty() ? null : parent);
        insert.addBatch();
    }

    private static AreaCode code(String text, long line) {
        try {
            return new AreaCode(text);
        } catch (IllegalArgumentException malformed) {
            throw new AreaLoad.Rejected(line, "the code must have 2, 4, 6, 9 or 12 digits.");
        }
    }
}
