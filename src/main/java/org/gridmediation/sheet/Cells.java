package org.gridmediation.sheet;

import java.util.ArrayList;
import java.util.List;

/** One row while it is read; empty cells at its end are not kept. */
final class Cells {
    private final SheetLimits limits;
    private final List<Cell> cells = new ArrayList<>();

    Cells(SheetLimits limits) {
        this.limits = limits;
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
        var taken = List.copyOf(cells);
        cells.clear();
        return taken;
    }
}
