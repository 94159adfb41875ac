package org.gridmediation.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;

/** What is the same of every format: where the header is, and what rows may be beside it. */
abstract class Table implements Sheet {
    final SheetLimits limits;
    private List<String> header;
    private int headerRow;
    private SheetRow next;
    private boolean ended;

    Table(SheetLimits limits) {
        this.limits = limits;
    }

    /** @return the next row as it stands in the file, blank ones too; null behind the last */
    abstract SheetRow read();

    /** The first row that is not blank. */
    void findHeader() {
        for (var row = read(); row != null; row = read()) {
            if (row.isBlank()) continue;
            headerRow = row.number();
            setHeader(row.cells().stream().map(cell -> cell.text().strip()).toList());
            return;
        }
        throw new SheetProblem(SheetFault.FILE_EMPTY);
    }

    void setHeader(List<String> names) {
        int width = names.size();
        while (width > 0 && names.get(width - 1).isEmpty()) width--;
        if (width == 0) throw new SheetProblem(SheetFault.HEADER_MISSING);
        header = List.copyOf(names.subList(0, width));
        var seen = new HashSet<String>();
        var twice = new ArrayList<String>();
        for (int i = 0; i < width; i++) if (!header.get(i).isEmpty() && !seen.add(header.get(i))) twice.add(letters(i));
        // The texts may be somebody's data, where the header is missing.
        if (!twice.isEmpty()) throw new SheetProblem(SheetFault.HEADER_REPEATED, headerRow, String.join(", ", twice));
    }

    /** As a spreadsheet names the column: A, Z, AA. */
    static String letters(int column) {
        var rest = column < 26 ? "" : letters(column / 26 - 1);
        return rest + (char) ('A' + column % 26);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public int headerRow() {
        return headerRow;
    }

    @Override
    public List<String> ignored() {
        return List.of();
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            var row = read();
            ended = row == null;
            next = ended ? null : checked(row);
        }
        return next != null;
    }

    @Override
    public SheetRow next() {
        if (!hasNext()) throw new NoSuchElementException();
        var row = next;
        next = null;
        return row;
    }

    private SheetRow checked(SheetRow row) {
        if (row.number() - headerRow > limits.rows())
            throw new SheetProblem(SheetFault.ROWS_TOO_MANY, row.number(), String.valueOf(limits.rows()));
        if (row.fault() != null) return row;
        for (int i = 0; i < row.cells().size(); i++)
            if ((i >= header.size() || header.get(i).isEmpty())
                    && !row.cells().get(i).isBlank())
                return SheetRow.faulty(row.number(), row.cells(), SheetFault.ROW_TOO_WIDE);
        return row;
    }
}
