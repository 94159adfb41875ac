package org.gridmediation.sheet;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/** Texts with commas, tabs or semicolons between them. */
final class CsvSheet extends Table {
    private static final String SEPARATORS = ",\t;";

    private final FileBytes packed;
    private final CsvReader<List<Cell>> csv;
    private final Iterator<List<Cell>> records;
    private int row;

    CsvSheet(FileBytes packed, byte[] head, SheetHint hint, SheetLimits limits) throws IOException {
        super(limits);
        this.packed = packed;
        var encoding = Encoding.of(packed, head, hint.encoding());
        csv = CsvReader.builder()
                .fieldSeparator(separator(encoding.text(head)))
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(Math.max(1 << 16, Integer.highestOneBit(limits.cell()) * 8))
                .build(new Fields(), encoding.reader(packed.open()));
        records = csv.iterator();
    }

    /** Whichever of them the first line that has something has most of, outside quotes. */
    private static char separator(String text) {
        var counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if ((c == '\n' || c == '\r') && !blank) break;
            if (SEPARATORS.indexOf(c) >= 0) counts[SEPARATORS.indexOf(c)]++;
            else blank &= Character.isWhitespace(c);
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) if (counts[i] > counts[most]) most = i;
        return SEPARATORS.charAt(most);
    }

    @Override
    SheetRow read() {
        try {
            if (!records.hasNext()) return null;
            return new SheetRow(++row, records.next(), null);
        } catch (UncheckedIOException e) {
            throw FileBytes.problem(e.getCause(), row + 1);
        } catch (CsvParseException e) {
            throw problem(e);
        }
    }

    private RuntimeException problem(CsvParseException e) {
        if (e.getCause() instanceof SheetProblem problem) return problem;
        if (e.getCause() instanceof RuntimeException ours) return ours;
        var message = String.valueOf(e.getMessage());
        if (message.startsWith("Unclosed")) return new SheetProblem(SheetFault.QUOTE_OPEN, row + 1);
        if (message.startsWith("Unexpected character")) return new SheetProblem(SheetFault.QUOTE_MISPLACED, row + 1);
        return new SheetProblem(SheetFault.CELL_TOO_LONG, row + 1);
    }

    @Override
    public SheetFormat format() {
        return SheetFormat.CSV;
    }

    @Override
    public double progress() {
        return packed.progress();
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Fields extends AbstractBaseCsvCallbackHandler<List<Cell>> {
        private final RowCells cells = new RowCells(limits);

        @Override
        protected void handleField(int column, char[] letters, int from, int length, boolean quoted) {
            if (length == 0) return;
            if (length > limits.cell()) throw RowCells.tooLong(limits, row + 1, column);
            var text = new String(letters, from, length);
            if (text.indexOf(Encoding.BROKEN) >= 0) throw new SheetProblem(SheetFault.ENCODING_BROKEN, row + 1);
            cells.text(row + 1, column, text);
        }

        @Override
        protected List<Cell> buildRecord() {
            return cells.take();
        }
    }
}
