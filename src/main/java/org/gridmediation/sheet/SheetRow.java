package org.gridmediation.sheet;

import java.util.List;

/**
 * @param number as the person sees it: the first row is 1, the header and blank rows count; of NDJSON the line
 * @param cells in the header's order; empty ones at the end may be missing
 * @param fault why this row cannot be taken while the others can; null when there is nothing wrong with its form
 */
public record SheetRow(int number, List<Cell> cells, SheetFault fault) {
    static SheetRow blank(int number) {
        return new SheetRow(number, List.of(), null);
    }

    /** @param cells as far as they could be told */
    static SheetRow faulty(int number, List<Cell> cells, SheetFault fault) {
        return new SheetRow(number, cells, fault);
    }

    /** A row that says nothing: no cell, only white space, or a note to people. */
    public boolean isBlank() {
        return fault == null && cells.stream().allMatch(Cell::isBlank);
    }

    /** What stands in this column, {@link Cell#EMPTY} beyond the row's end. */
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }
}
