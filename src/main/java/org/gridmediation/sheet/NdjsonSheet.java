package org.gridmediation.sheet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A flat object of JSON in each line. It is read twice: any line may have a key that none before it had. */
final class NdjsonSheet extends Table {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 8 << 20;
    /** So much of a line that cannot be read is shown to who sent it. */
    private static final int BEGINNING = 200;

    private final FileBytes packed;
    private final Encoding encoding;
    private final Map<String, Integer> columns = new HashMap<>();
    private final StringBuilder line = new StringBuilder();
    private Reader in;
    private int row;

    NdjsonSheet(FileBytes packed, byte[] head, SheetHint hint, SheetLimits limits) throws IOException {
        super(limits);
        this.packed = packed;
        encoding = Encoding.of(packed, head, hint.encoding());
        rewind();
    }

    private void rewind() throws IOException {
        row = 0;
        in = encoding.reader(packed.open());
    }

    @Override
    void findHeader() {
        var keys = new LinkedHashMap<String, Cell>();
        try (var first = in) {
            while (nextLine()) {
                object(new LinkedHashMap<>()).forEach(keys::putIfAbsent);
                if (keys.size() > limits.columns())
                    throw new SheetProblem(SheetFault.COLUMNS_TOO_MANY, row, String.valueOf(limits.columns()));
            }
            for (var key : keys.keySet()) columns.put(key, columns.size());
            setHeader(List.copyOf(keys.keySet()));
            rewind();
        } catch (IOException e) {
            throw FileBytes.problem(e, row);
        }
    }

    @Override
    SheetRow read() {
        try {
            if (!nextLine()) return null;
            if (line.toString().isBlank()) return SheetRow.blank(row);
            var values = new LinkedHashMap<String, Cell>();
            var fault = parse(values);
            if (fault != null) return SheetRow.faulty(row, List.of(new Cell(Cell.Kind.ERROR, beginning())), fault);
            var cells = new RowCells(limits);
            values.forEach((key, cell) -> {
                if (columns.containsKey(key)) cells.put(row, columns.get(key), cell);
            });
            return new SheetRow(row, cells.take(), null);
        } catch (IOException e) {
            throw FileBytes.problem(e, row);
        }
    }

    private String beginning() {
        return line.substring(0, Math.min(line.length(), BEGINNING));
    }

    private boolean nextLine() throws IOException {
        line.setLength(0);
        int c = in.read();
        if (c < 0) return false;
        row++;
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (c == Encoding.BROKEN) throw new SheetProblem(SheetFault.ENCODING_BROKEN, row);
            if (line.length() >= LONGEST) throw new SheetProblem(SheetFault.CELL_TOO_LONG, row);
            line.append((char) c);
        }
        return true;
    }

    private Map<String, Cell> object(Map<String, Cell> values) throws IOException {
        if (!line.toString().isBlank() && parse(values) == SheetFault.LINE_BROKEN) values.clear();
        return values;
    }

    private SheetFault parse(Map<String, Cell> values) throws IOException {
        try (var json = JSON.createParser(line.toString())) {
            if (json.nextToken() != JsonToken.START_OBJECT) return SheetFault.LINE_BROKEN;
            boolean repeated = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var key = json.currentName();
                json.nextToken();
                repeated |= values.put(key, cell(json)) != null;
            }
            if (json.nextToken() != null) return SheetFault.LINE_BROKEN;
            if (values.size() == 1) values.remove(Marks.NOTE);
            return repeated ? SheetFault.KEY_REPEATED : null;
        } catch (JsonProcessingException e) {
            return SheetFault.LINE_BROKEN;
        }
    }

    private static Cell cell(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> Cell.of(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Cell(Cell.Kind.NUMBER, json.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Cell(Cell.Kind.BOOLEAN, json.getText());
            case VALUE_NULL -> Cell.EMPTY;
            default -> {
                json.skipChildren();
                yield new Cell(Cell.Kind.ERROR, "#NESTED");
            }
        };
    }

    @Override
    public SheetFormat format() {
        return SheetFormat.NDJSON;
    }

    @Override
    public double progress() {
        return packed.progress();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
