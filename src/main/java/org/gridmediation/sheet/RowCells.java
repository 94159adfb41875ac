package org.gridmediation.sheet;

import java.util.ArrayList;
import java.util.List;

/** One row while it is read; empty cells at its end are not kept. */
final class RowCells {
    private final SheetLimits limits;
    private final List<Cell> cells = new ArrayList<>();
    private boolean isNote;

    RowCells(SheetLimits limits) {
        this.limits = limits;
    }

    /** As it stands in the file. What begins with a sign of ours says so itself, before the sign is taken off. */
    void text(int row, int column, String text) {
        isNote |= text.startsWith(Marks.NOTE) && cells.stream().allMatch(Cell::isBlank);
        put(row, column, Cell.of(Marks.plain(text)));
    }

    void put(int row, int column, Cell cell) {
        if (cell.isEmpty()) return;
        if (column >= limits.columns())
            throw new SheetProblem(SheetFault.COLUMNS_TOO_MANY, row, String.valueOf(limits.columns()));
        if (cell.text().length() > limits.cell()) throw tooLong(limits, row, column);
        while (cells.size() <= column) cells.add(Cell.EMPTY);
        cells.set(column, cell);
    }

    static SheetProblem tooLong(SheetLimits limits, int row, int column) {
        return new SheetProblem(SheetFault.CELL_TOO_LONG, row, Table.letters(column) + ", " + limits.cell());
    }

    List<Cell> take() {
        var taken = isNote ? List.<Cell>of() : List.copyOf(cells);
        isNote = false;
        cells.clear();
        return taken;
    }
}
