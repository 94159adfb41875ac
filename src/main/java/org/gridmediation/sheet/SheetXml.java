package org.gridmediation.sheet;

import java.math.BigDecimal;
import java.util.function.IntSupplier;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.ss.util.CellRangeAddress;

/** The cells of a worksheet, as they are stored. */
final class SheetXml {
    private static final int LAST_ROW = 1_048_576;
    /** From here on Excel's numbers have fewer digits than they show. */
    static final double EXACT = 1e15;

    private final Xml xml;
    private final SharedStrings texts;
    private final DateStyles dates;
    private final IntSupplier header;
    private final RowCells cells;
    private int row;
    private int lastFilled;
    private Integer merged;

    SheetXml(Xml xml, SharedStrings texts, DateStyles dates, IntSupplier header, SheetLimits limits) {
        this.xml = xml;
        this.texts = texts;
        this.dates = dates;
        this.header = header;
        cells = new RowCells(limits);
    }

    /** @return null behind the last row, when also the ranges of merged cells have been seen */
    SheetRow read() throws XMLStreamException {
        while (xml.next()) {
            if (xml.starts("row")) return row();
            if (xml.starts("mergeCell")) remember(CellRangeAddress.valueOf(xml.attribute("ref")));
        }
        return null;
    }

    private SheetRow row() throws XMLStreamException {
        int number = xml.number("r", row + 1);
        if (number <= row || number > LAST_ROW) throw new SheetProblem(SheetFault.FILE_BROKEN, row + 1);
        row = number;
        int column = -1;
        while (xml.next() && !xml.ends("row")) {
            if (!xml.starts("c")) continue;
            var reference = xml.attribute("r");
            column = reference == null ? column + 1 : column(reference);
            cell(column);
        }
        var read = new SheetRow(row, cells.take(), null);
        if (!read.isBlank()) lastFilled = row;
        return read;
    }

    private void cell(int column) throws XMLStreamException {
        var type = xml.attribute("t");
        int style = xml.number("s", -1);
        String formula = null;
        String value = null;
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("v")) value = xml.text("v");
            else if (xml.starts("f")) formula = "=" + xml.text("f");
            else if (xml.starts("is")) value = xml.rich("is");
        }
        if (formula != null) cells.put(row, column, new Cell(Cell.Kind.FORMULA, formula));
        else if (value != null && !value.isEmpty()) stored(column, type == null ? "n" : type, value, style);
    }

    private void stored(int column, String type, String value, int style) {
        switch (type) {
            case "s" -> text(column, texts.get(Integer.parseInt(value.strip())));
            case "inlineStr" -> text(column, value);
            case "str" -> text(column, Xml.unescaped(value));
            default -> cells.put(row, column, typed(type, value, style));
        }
    }

    private Cell typed(String type, String value, int style) {
        return switch (type) {
            case "b" -> new Cell(Cell.Kind.BOOLEAN, String.valueOf(value.strip().equals("1")));
            case "e" -> new Cell(Cell.Kind.ERROR, value);
            case "d" -> new Cell(Cell.Kind.DATE, value);
            case "n" -> number(value.strip(), style);
            default -> throw new SheetProblem(SheetFault.FILE_BROKEN, row);
        };
    }

    private void text(int column, String text) {
        if (text == null) throw new SheetProblem(SheetFault.FILE_BROKEN, row);
        cells.text(row, column, text);
    }

    private Cell number(String text, int style) {
        double number = Double.parseDouble(text);
        var date = dates.isDate(style) ? dates.date(number) : null;
        if (date != null) return new Cell(Cell.Kind.DATE, date);
        if (!Double.isFinite(number)) throw new SheetProblem(SheetFault.FILE_BROKEN, row);
        var decimal = BigDecimal.valueOf(number).stripTrailingZeros();
        return new Cell(Cell.Kind.NUMBER, Math.abs(number) < EXACT ? decimal.toPlainString() : Double.toString(number));
    }

    private void remember(CellRangeAddress range) {
        int first = Math.max(range.getFirstRow(), header.getAsInt()) + 1;
        boolean below = range.getLastRow() >= header.getAsInt();
        if (range.getNumberOfCells() > 1 && below && first <= lastFilled && (merged == null || first < merged))
            merged = first;
    }

    /** @return the first row below the header that is filled in and has merged cells, or null */
    Integer merged() {
        return merged;
    }

    long bytes() {
        return xml.read();
    }

    /** The letters of B12. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < Math.min(4, reference.length()) && Character.isLetter(reference.charAt(i)); i++)
            column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        return column - 1;
    }
}
